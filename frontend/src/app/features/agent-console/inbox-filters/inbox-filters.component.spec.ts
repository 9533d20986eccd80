import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { provideConsoleBasics } from '../../../../testing/console';
import { StaffStore } from '../../../core/staff/staff.store';
import { InboxAddress } from '../inbox/inbox-address';
import { DEFAULT_QUERY, type InboxQuery } from '../inbox/inbox-query';
import { InboxStore } from '../inbox/inbox.store';
import { InboxFiltersComponent } from './inbox-filters.component';

const BEN = '507f1f77bcf86cd799439011';

describe('InboxFiltersComponent', () => {
  let fixture: ComponentFixture<InboxFiltersComponent>;
  const query = signal<InboxQuery>(DEFAULT_QUERY);
  const address = { change: vi.fn<InboxAddress['change']>(), clearFilters: vi.fn() };

  const element = () => fixture.nativeElement as HTMLElement;
  const loader = () => TestbedHarnessEnvironment.loader(fixture);
  const chips = () => [...element().querySelectorAll<HTMLButtonElement>('.chip')];

  async function choose(label: string, option: string): Promise<void> {
    const select = await loader().getHarness(MatSelectHarness.with({ label }));
    await select.clickOptions({ text: option });
  }

  beforeEach(async () => {
    vi.clearAllMocks();
    query.set(DEFAULT_QUERY);
    TestBed.configureTestingModule({
      providers: [
        provideConsoleBasics(),
        { provide: InboxStore, useValue: { query, tags: signal(['refund', 'vip']) } },
        { provide: InboxAddress, useValue: address },
        { provide: StaffStore, useValue: { all: signal([{ _id: BEN, name: 'Ben' }]) } },
      ],
    });
    fixture = TestBed.createComponent(InboxFiltersComponent);
    fixture.componentRef.setInput('isOpen', true);
    await fixture.whenStable();
  });

  it('offers what there is, and puts the choice into the address', async () => {
    await choose('Status', 'Needs a person');
    await choose('Status', 'Unresolved');
    await choose('Assignee', 'Ben');
    await choose('Tag', 'vip');
    expect(address.change.mock.calls.map(([changes]) => changes)).toEqual([
      { status: 'escalated' },
      { status: 'unresolved' },
      { assignee: BEN },
      { tag: 'vip' },
    ]);
  });

  it('takes a filter back where any is chosen', async () => {
    query.set({ ...DEFAULT_QUERY, priority: 'high' });
    await choose('Priority', 'Any');
    expect(address.change).toHaveBeenCalledExactlyOnceWith({ priority: null });
  });

  it('says which are on, in words, and takes each away', async () => {
    query.set({ ...DEFAULT_QUERY, status: 'active', assignee: BEN, tag: 'gone', from: '2026-03-01' });
    await fixture.whenStable();
    expect(chips().map(({ textContent }) => textContent?.trim())).toEqual([
      'Status: Active',
      'Assignee: Ben',
      'Tag: gone',
      expect.stringContaining('2026'),
    ]);
    expect(chips()[1]?.getAttribute('aria-label')).toBe('Remove the filter Assignee: Ben');
    chips()[1]?.click();
    expect(address.change).toHaveBeenCalledExactlyOnceWith({ assignee: null });
    const clear = await loader().getHarness(MatButtonHarness.with({ text: 'Clear' }));
    await clear.click();
    expect(address.clearFilters).toHaveBeenCalledTimes(1);
  });

  it('takes a day from the calendar', async () => {
    const [from] = element().querySelectorAll<HTMLInputElement>('input[type=date]');
    if (!from) throw new Error('There is no field for a day.');
    from.value = '2026-03-01';
    from.dispatchEvent(new Event('change'));
    expect(address.change).toHaveBeenCalledExactlyOnceWith({ from: '2026-03-01' });
  });

  it('tells at the field that the days are turned round', async () => {
    query.set({ ...DEFAULT_QUERY, from: '2026-03-02', to: '2026-03-02' });
    await fixture.whenStable();
    const problems = () =>
      [...element().querySelectorAll('sb-day-field')].map(
        (field) => field.querySelector('mat-error')?.textContent ?? '',
      );
    expect(problems()).toEqual(['', '']);
    query.update((one) => ({ ...one, to: '2026-03-01' }));
    await fixture.whenStable();
    expect(problems()).toEqual(['', 'Must not be before “Active from”']);
  });

  it('shows nothing where nothing is on', () => {
    expect(chips()).toEqual([]);
    expect(element().querySelector('.chosen')).toBeNull();
  });
});
