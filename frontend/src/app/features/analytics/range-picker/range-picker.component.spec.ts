import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { TranslocoService } from '@jsverse/transloco';
import english from '../../../../assets/i18n/analytics/en.json';
import { provideTestBasics } from '../../../../testing/texts';
import { daysOf } from '../../../shared/ui/day-field/asked-range';
import type { Question } from '../analytics-address';
import { RangePickerComponent } from './range-picker.component';

const QUESTION: Question = { section: 'overview', range: '30d', from: null, to: null, interval: null };

describe('RangePickerComponent', () => {
  let fixture: ComponentFixture<RangePickerComponent>;
  let loader: HarnessLoader;
  let asked: Partial<Question>[];

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTestBasics()] });
    TestBed.inject(TranslocoService).setTranslation(english, 'en');
    fixture = TestBed.createComponent(RangePickerComponent);
    fixture.componentRef.setInput('question', QUESTION);
    asked = [];
    fixture.componentInstance.changed.subscribe((change) => asked.push(change));
    loader = TestbedHarnessEnvironment.loader(fixture);
  });

  const toggle = (text: string) => loader.getHarness(MatButtonToggleHarness.with({ text }));

  it('asks for a range that ends now as soon as it is chosen', async () => {
    expect(await (await toggle('30 d')).isChecked()).toBe(true);
    await (await toggle('7 d')).check();
    expect(asked).toEqual([{ range: '7d', from: null, to: null }]);
  });

  it('has the days that are shown already when one’s own are to be chosen', async () => {
    await (await toggle('Custom')).check();
    const now = new Date();
    expect(asked).toEqual([{ range: 'custom', ...daysOf('30d', now) }]);
    fixture.componentRef.setInput('question', { ...QUESTION, ...asked[0] });
    const [from, to] = await loader.getAllHarnesses(MatInputHarness);
    expect([await from!.getValue(), await to!.getValue()]).toEqual([asked[0]?.from, asked[0]?.to]);
    await from!.setValue('2026-03-01');
    await (await from!.host()).dispatchEvent('change');
    expect(asked.slice(1)).toEqual([{ range: 'custom', from: '2026-03-01' }]);
  });

  it('says at the day what is wrong with it', async () => {
    fixture.componentRef.setInput('question', { ...QUESTION, range: 'custom', from: '2026-03-01' });
    fixture.componentRef.setInput('problem', { day: 'to', kind: 'missing' });
    const fields = await loader.getAllHarnesses(MatFormFieldHarness);
    const errors = await Promise.all(fields.map((field) => field.getTextErrors()));
    expect(errors).toEqual([[], ['Choose a day'], []]);
  });

  it('shows the steps, and offers those that fit the range', async () => {
    const steps = await loader.getHarness(MatSelectHarness);
    expect(await steps.getValueText()).toBe('Automatic');
    const offered = async () => {
      await steps.open();
      const texts = await Promise.all((await steps.getOptions()).map((option) => option.getText()));
      await steps.close();
      return texts;
    };
    expect(await offered()).toEqual(['Automatic', 'Days', 'Weeks', 'Months']);
    fixture.componentRef.setInput('question', { ...QUESTION, range: '7d' });
    expect(await offered()).toEqual(['Automatic', 'Hours', 'Days', 'Weeks', 'Months']);
  });

  it('asks for other steps, and for those that fit again', async () => {
    const steps = await loader.getHarness(MatSelectHarness);
    await steps.clickOptions({ text: 'Weeks' });
    fixture.componentRef.setInput('question', { ...QUESTION, interval: 'week' });
    expect(await steps.getValueText()).toBe('Weeks');
    await steps.clickOptions({ text: 'Automatic' });
    expect(asked).toEqual([{ interval: 'week' }, { interval: null }]);
  });
});
