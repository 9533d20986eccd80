import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aSignedInUser } from '../../../testing/factories';
import { ApiError } from '../http/api-error';
import { ApiClient } from '../http/api-client';
import { authInterceptor } from './auth.interceptor';
import { SessionStore } from './session.store';

describe('authInterceptor', () => {
  let http: HttpTestingController;
  let session: SessionStore;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([authInterceptor])), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    session = TestBed.inject(SessionStore);
    session.start(aSignedInUser());
  });

  const authorizationOf = (url: string) => {
    TestBed.inject(HttpClient).get(url).subscribe();
    return http.expectOne(url).request.headers.get('Authorization');
  };

  it('gives the token to this origin’s API', () => {
    expect(authorizationOf('/api/auth/me')).toBe('Bearer token-of-customer');
  });

  it.each(['https://example.com/api/auth/me', '/assets/x.json', '/apiary', '//example.com/api/x'])(
    'keeps the token from %s',
    (url) => {
      expect(authorizationOf(url)).toBeNull();
    },
  );

  it('ends the session when the token is refused', async () => {
    const call = TestBed.inject(ApiClient).get('/auth/me');
    const failure = {
      success: false,
      message: 'Please sign in.',
      error: 'UNAUTHENTICATED',
      correlationId: 'x',
    };
    http.expectOne('/api/auth/me').flush(failure, { status: 401, statusText: 'Unauthorized' });
    await expect(call).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(session.isSignedIn()).toBe(false);
    expect(session.signOutReason()).toBe('expired');
  });

  it('does not end a session begun since', async () => {
    const call = TestBed.inject(ApiClient).get('/auth/me');
    session.start({ ...aSignedInUser(), token: 'a-newer-one' });
    const failure = { success: false, message: '', error: 'UNAUTHENTICATED', correlationId: 'x' };
    http.expectOne('/api/auth/me').flush(failure, { status: 401, statusText: 'Unauthorized' });
    await expect(call).rejects.toBeInstanceOf(ApiError);
    expect(session.token()).toBe('a-newer-one');
  });

  it('hands on how long to wait', async () => {
    const call = TestBed.inject(ApiClient).post('/auth/login', {});
    const failure = { success: false, message: 'Slow down', error: 'RATE_LIMITED', correlationId: 'x' };
    http
      .expectOne('/api/auth/login')
      .flush(failure, { status: 429, statusText: 'Too Many Requests', headers: { 'Retry-After': '120' } });
    await expect(call).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 120 });
  });

  it('tells an unreachable server from one that answers with something else', async () => {
    const lost = TestBed.inject(ApiClient).get('/a');
    http.expectOne('/api/a').error(new ProgressEvent('error'));
    await expect(lost).rejects.toMatchObject({ code: 'OFFLINE' });
    const odd = TestBed.inject(ApiClient).get('/b');
    http.expectOne('/api/b').flush('<html>', { status: 502, statusText: 'Bad Gateway' });
    await expect(odd).rejects.toMatchObject({ code: 'UNEXPECTED' });
  });
});
