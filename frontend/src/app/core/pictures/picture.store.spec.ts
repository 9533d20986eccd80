import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { aSignedInUser } from '../../../testing/factories';
import { provideTestBasics } from '../../../testing/texts';
import { AvatarComponent } from '../../shared/ui/avatar/avatar.component';
import { PictureSource } from '../../shared/ui/avatar/picture-source';
import { authInterceptor } from '../auth/auth.interceptor';
import { SessionStore } from '../auth/session.store';
import { PictureStore } from './picture.store';

describe('PictureStore', () => {
  let http: HttpTestingController;
  let made: number;
  const revoked: string[] = [];
  const given = () => TestBed.inject(PictureSource);
  const pictureOf = (id: string) => http.expectOne(`/api/users/${id}/avatar`);

  beforeEach(() => {
    vi.useFakeTimers();
    made = 0;
    revoked.length = 0;
    URL.createObjectURL = () => `blob:${++made}`;
    URL.revokeObjectURL = (url) => void revoked.push(url);
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(withInterceptors([authInterceptor])),
        provideHttpClientTesting(),
        { provide: PictureSource, useClass: PictureStore },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    vi.useRealTimers();
    http.verify();
  });

  async function arrived(id: string): Promise<void> {
    pictureOf(id).flush(new Blob(['x']));
    await vi.advanceTimersByTimeAsync(0);
  }

  it('fetches each version once, with the token, however many show it', async () => {
    const [first, second] = [given().use('u1', '1'), given().use('u1', '1')];
    const call = pictureOf('u1');
    expect(call.request.headers.get('Authorization')).toBe('Bearer token-of-customer');
    call.flush(new Blob(['x']));
    await vi.advanceTimersByTimeAsync(0);
    expect([first.url(), second.url()]).toEqual(['blob:1', 'blob:1']);

    const newer = given().use('u1', '2');
    await arrived('u1');
    expect(newer.url()).toBe('blob:2');
  });

  it('gives it back when nobody has shown it for a while', async () => {
    const [first, second] = [given().use('u1', '1'), given().use('u1', '1')];
    await arrived('u1');
    first.release();
    first.release();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(revoked).toEqual([]);
    second.release();
    await vi.advanceTimersByTimeAsync(30_000);
    const again = given().use('u1', '1');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(again.url()).toBe('blob:1');
    again.release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(revoked).toEqual(['blob:1']);
  });

  it('leaves nothing to the next who signs in', async () => {
    const mine = given().use('u1', '1');
    await arrived('u1');
    TestBed.inject(SessionStore).end('signed-out');
    TestBed.inject(ApplicationRef).tick();
    expect(mine.url()).toBeNull();
    expect(revoked).toEqual(['blob:1']);
  });

  describe('in an avatar', () => {
    it('lies over the initials once it is here, and follows a new version', async () => {
      const fixture = TestBed.createComponent(AvatarComponent);
      const host = fixture.nativeElement as HTMLElement;
      const shown = () => host.querySelector('img')?.getAttribute('src');
      fixture.componentRef.setInput('name', 'Ada Agent');
      fixture.componentRef.setInput('colorKey', 'u1');
      fixture.detectChanges();
      expect(host.dataset['initials']).toBe('AA');
      fixture.componentRef.setInput('picture', '1');
      fixture.detectChanges();
      expect(shown()).toBeUndefined();
      await arrived('u1');
      fixture.detectChanges();
      expect(shown()).toBe('blob:1');
      fixture.componentRef.setInput('picture', null);
      fixture.detectChanges();
      expect(shown()).toBeUndefined();
      fixture.destroy();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(revoked).toEqual(['blob:1']);
    });

    it('leaves the initials when there is no picture to be had, and asks again later', async () => {
      const first = given().use('u1', '1');
      pictureOf('u1').error(new ProgressEvent('error'));
      await vi.advanceTimersByTimeAsync(0);
      expect(first.url()).toBeNull();
      given().use('u1', '1');
      pictureOf('u1');
    });
  });
});
