import { TestBed } from '@angular/core/testing';
import { aSignedInUser } from '../../../testing/factories';
import { SessionStore } from './session.store';

describe('SessionStore', () => {
  beforeEach(() => localStorage.clear());

  it('remembers who is signed in', () => {
    TestBed.inject(SessionStore).start(aSignedInUser());
    TestBed.resetTestingModule();
    const session = TestBed.inject(SessionStore);
    expect(session.user()?.email).toBe('customer@example.com');
    expect(session.token()).toBe('token-of-customer');
  });

  it('forgets on the end and says why', () => {
    const session = TestBed.inject(SessionStore);
    session.start(aSignedInUser());
    session.end('expired');
    expect(session.isSignedIn()).toBe(false);
    expect(session.signOutReason()).toBe('expired');
    expect(localStorage.length).toBe(0);
  });

  it('follows another tab', () => {
    const session = TestBed.inject(SessionStore);
    session.start(aSignedInUser());
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    expect(session.isSignedIn()).toBe(false);
  });

  it('takes damaged storage for signed out', () => {
    localStorage.setItem('switchboard.session', '{"token":');
    expect(TestBed.inject(SessionStore).isSignedIn()).toBe(false);
  });

  it('knows what a role may do', () => {
    const session = TestBed.inject(SessionStore);
    expect(session.can('chat:use')).toBe(false);
    session.start(aSignedInUser('customer'));
    expect(session.can('conversations:read-all')).toBe(false);
    session.start(aSignedInUser('agent'));
    expect(session.can('conversations:read-all')).toBe(true);
  });
});
