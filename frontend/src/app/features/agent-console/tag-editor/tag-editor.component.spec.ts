import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatChipGridHarness, MatChipInputHarness } from '@angular/material/chips/testing';
import { TestKey } from '@angular/cdk/testing';
import { provideConsoleBasics } from '../../../../testing/console';
import { TagEditorComponent } from './tag-editor.component';

describe('TagEditorComponent', () => {
  let fixture: ComponentFixture<TagEditorComponent>;
  let changes: string[][];

  const loader = () => TestbedHarnessEnvironment.loader(fixture);

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideConsoleBasics()] });
    fixture = TestBed.createComponent(TagEditorComponent);
    fixture.componentRef.setInput('tags', ['vip']);
    fixture.componentRef.setInput('known', ['refund', 'vip', 'Reset']);
    changes = [];
    fixture.componentInstance.changed.subscribe((tags) => changes.push(tags));
    await fixture.whenStable();
  });

  it('adds what was typed, once, and empties itself', async () => {
    const input = await loader().getHarness(MatChipInputHarness);
    await input.setValue('  new one ');
    await input.sendSeparatorKey(TestKey.ENTER);
    await input.setValue('vip');
    await input.sendSeparatorKey(TestKey.ENTER);
    expect(changes).toEqual([['vip', 'new one']]);
    expect(await input.getValue()).toBe('');
  });

  it('offers tags in use that fit what was typed and are not here yet', async () => {
    const offers = await loader().getHarness(MatAutocompleteHarness);
    await offers.enterText('re');
    const options = await offers.getOptions();
    expect(await Promise.all(options.map((option) => option.getText()))).toEqual(['refund', 'Reset']);
    await options[1]?.click();
    expect(changes).toEqual([['vip', 'Reset']]);
  });

  it('takes an offer that was chosen by keyboard, and not the letters that found it', async () => {
    const input = await loader().getHarness(MatChipInputHarness);
    await input.setValue('ref');
    const host = await input.host();
    await host.sendKeys(TestKey.DOWN_ARROW);
    await host.sendKeys(TestKey.ENTER);
    expect(changes).toEqual([['vip', 'refund']]);
  });

  it('takes a tag away', async () => {
    const grid = await loader().getHarness(MatChipGridHarness);
    const [vip] = await grid.getRows();
    await (await vip?.getRemoveButton())?.click();
    expect(changes).toEqual([[]]);
  });

  it('rests while something is under way', async () => {
    fixture.componentRef.setInput('isDisabled', true);
    await fixture.whenStable();
    expect(await (await loader().getHarness(MatChipGridHarness)).isDisabled()).toBe(true);
  });
});
