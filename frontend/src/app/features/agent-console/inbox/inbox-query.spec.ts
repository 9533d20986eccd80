import { convertToParamMap } from '@angular/router';
import { DEFAULT_QUERY, type InboxQuery, addressOf, queryFromAddress, requestOf } from './inbox-query';

const everything: InboxQuery = {
  view: 'mine',
  status: 'escalated',
  category: 'billing',
  sentiment: 'frustrated',
  priority: 'urgent',
  assignee: '507f1f77bcf86cd799439011',
  tag: 'vip',
  from: '2026-03-01',
  to: '2026-03-02',
  search: 'two words',
  sort: 'activity',
};

describe('the address of the inbox', () => {
  it('says what is shown, and gives the same back', () => {
    expect(queryFromAddress(convertToParamMap(addressOf(everything)))).toEqual(everything);
  });

  it('says, too, that whatever is not resolved is shown', () => {
    const unresolved: InboxQuery = { ...DEFAULT_QUERY, status: 'unresolved' };
    expect(addressOf(unresolved)).toEqual({ status: 'unresolved' });
    expect(queryFromAddress(convertToParamMap({ status: 'unresolved' }))).toEqual(unresolved);
    expect(requestOf(unresolved)).toEqual({ view: 'all', sort: 'need', status: 'unresolved' });
  });

  it('stays short where all is as usual', () => {
    expect(addressOf(DEFAULT_QUERY)).toEqual({});
    expect(queryFromAddress(convertToParamMap({}))).toEqual(DEFAULT_QUERY);
  });

  it('is passed over where it means nothing', () => {
    const params = convertToParamMap({
      view: 'theirs',
      status: 'open',
      assignee: 'me',
      from: 'yesterday',
      sort: 'name',
      q: '  ',
      tag: ' ',
    });
    expect(queryFromAddress(params)).toEqual(DEFAULT_QUERY);
  });
});

describe('the request for the inbox', () => {
  it('asks for what is on and nothing else', () => {
    expect(requestOf(DEFAULT_QUERY)).toEqual({ view: 'all', sort: 'need' });
    expect(requestOf({ ...everything, from: null, to: null })).toEqual({
      view: 'mine',
      sort: 'activity',
      status: 'escalated',
      category: 'billing',
      sentiment: 'frustrated',
      priority: 'urgent',
      assignedAgent: '507f1f77bcf86cd799439011',
      tag: 'vip',
      search: 'two words',
    });
  });

  it('takes both days as a whole, in the zone of the reader', () => {
    const { from, to } = requestOf(everything);
    expect(from).toBe(new Date(2026, 2, 1).toISOString());
    expect(to).toBe(new Date(2026, 2, 3).toISOString());
  });
});
