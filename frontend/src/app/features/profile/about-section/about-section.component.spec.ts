import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aSignedInUser } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { registerFeature } from '../../../core/feature/feature.providers';
import { Toaster } from '../../../core/toasts/toaster';
import { PROFILE_WORDS } from '../profile-words';
import { AboutSectionComponent } from './about-section.component';

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the name of whoever is signed in', () => {
  let fixture: ComponentFixture<AboutSectionComponent>;
  let http: HttpTestingController;
  const { token: _token, ...user } = aSignedInUser();
  const element = () => fixture.nativeElement as HTMLElement;
  const field = () => element().querySelector('input[name=name]') as HTMLInputElement;

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  async function write(name: string): Promise<void> {
    field().value = name;
    field().dispatchEvent(new Event('input'));
    await rendered();
  }

  /** As the page does when the session has other facts about them. */
  async function become(name: string, avatar: string | null = null): Promise<void> {
    fixture.componentRef.setInput('user', { ...user, name, avatar });
    await rendered();
  }

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Toaster, useValue: { show: vi.fn() } },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    TestBed.runInInjectionContext(() => registerFeature(PROFILE_WORDS));
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AboutSectionComponent);
    fixture.componentRef.setInput('user', user);
    await rendered();
  });

  it('keeps what is written while it saves', async () => {
    await write('Carla');
    element().querySelector('form')?.dispatchEvent(new Event('submit'));
    const saving = http.expectOne('/api/auth/profile');
    expect(saving.request.body).toEqual({ name: 'Carla' });
    await write('Carla Custom');
    saving.flush(success({ ...user, name: 'Carla' }));
    await become('Carla');
    expect(field().value).toBe('Carla Custom');
    await write('Carla ');
    await become('Carla', 'new.webp');
    expect(field().value).toBe('Carla');
  });

  it('keeps what is written when the picture is another one, and follows what is saved elsewhere', async () => {
    await become('Carla C.');
    expect(field().value).toBe('Carla C.');
    await write('Carla Custom');
    await become('Carla C.', 'new.webp');
    expect(field().value).toBe('Carla Custom');
  });
});
