import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { filter } from 'rxjs';
import type { NavigationItem } from '../navigation';

/** The pages for which the rail, or a phone's bar, has no room. */
@Component({
  selector: 'sb-more-pages',
  imports: [MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, TranslocoDirective],
  templateUrl: './more-pages.component.html',
  styleUrl: '../shell/rail-item.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MorePagesComponent {
  private readonly router = inject(Router);
  readonly items = input.required<readonly NavigationItem[]>();

  private readonly navigated = toSignal(
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd)),
  );
  /** The page that is open, when it is one of these. */
  protected readonly open = computed(() => {
    this.navigated();
    const path = this.router.url.split(/[?#]/)[0] ?? '';
    return this.items().find((item) => path === item.path || path.startsWith(`${item.path}/`))?.path;
  });
}
