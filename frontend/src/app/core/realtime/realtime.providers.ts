import { type EnvironmentProviders, makeEnvironmentProviders } from '@angular/core';
import { provideSocketIo } from 'ngx-socket-io';
import { PresenceStore } from './presence.store';
import { RealtimeService } from './realtime.service';

/** Given at the signed-in part of the routes, so that the sign-in page loads no socket. */
export function provideRealtime(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideSocketIo({
      url: '',
      options: {
        path: '/socket.io',
        transports: ['websocket'],
        autoConnect: false,
        reconnectionDelay: 500,
        reconnectionDelayMax: 5_000,
      },
    }),
    RealtimeService,
    PresenceStore,
  ]);
}
