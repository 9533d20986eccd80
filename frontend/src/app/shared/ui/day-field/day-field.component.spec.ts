import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { provideTestBasics } from '../../../../testing/texts';
import { DayFieldComponent } from './day-field.component';

describe('DayFieldComponent', () => {
  let fixture: ComponentFixture<DayFieldComponent>;
  let chosen: (string | null)[];
  const field = () => (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;

  function enter(day: string, event: 'change' | 'blur'): void {
    field().value = day;
    field().dispatchEvent(new Event(event));
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTestBasics()] });
    fixture = TestBed.createComponent(DayFieldComponent);
    fixture.componentRef.setInput('label', 'From');
    fixture.componentRef.setInput('value', '2026-03-01');
    chosen = [];
    fixture.componentInstance.chosen.subscribe((day) => chosen.push(day));
    await fixture.whenStable();
  });

  it('has a day when its year is typed, and none when it is left empty', () => {
    expect(field().value).toBe('2026-03-01');
    for (const year of ['0002', '0020', '0202']) enter(`${year}-04-01`, 'change');
    enter('', 'change');
    expect(chosen).toEqual([]);
    enter('2024-04-01', 'change');
    enter('', 'blur');
    expect(chosen).toEqual(['2024-04-01', null]);
  });

  it('is not chosen again by leaving it as it is', () => {
    enter('2026-03-01', 'blur');
    expect(chosen).toEqual([]);
  });

  it('says what is wrong with it', async () => {
    const harness = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatFormFieldHarness);
    expect(await harness.getTextErrors()).toEqual([]);
    fixture.componentRef.setInput('problem', 'Lies in the future');
    await fixture.whenStable();
    expect(await harness.getTextErrors()).toEqual(['Lies in the future']);
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });
});
