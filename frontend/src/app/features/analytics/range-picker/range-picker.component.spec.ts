import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { TranslocoService } from '@jsverse/transloco';
import english from '../../../../assets/i18n/analytics/en.json';
import { provideTestBasics } from '../../../../testing/texts';
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

  it('asks for days of one’s own when both are named, and not before', async () => {
    await (await toggle('Custom')).check();
    const [from, to] = await loader.getAllHarnesses(MatInputHarness);
    await from!.setValue('2026-03-01');
    await (await from!.host()).dispatchEvent('change');
    expect(asked).toEqual([]);
    await to!.setValue('2026-03-07');
    await (await to!.host()).dispatchEvent('change');
    expect(asked).toContainEqual({ range: 'custom', from: '2026-03-01', to: '2026-03-07' });
  });

  it('asks for other steps, and for those that fit again', async () => {
    const steps = await loader.getHarness(MatSelectHarness);
    await steps.clickOptions({ text: 'Weeks' });
    await steps.clickOptions({ text: 'Automatic' });
    expect(asked).toEqual([{ interval: 'week' }, { interval: null }]);
  });
});
