import type { SectionData } from '../analytics.api';
import { assistantCards } from './assistant-cards';
import type { Card, Translate } from './card';
import { knowledgeCards } from './knowledge-cards';
import { overviewCards } from './overview-cards';
import { peopleCards } from './people-cards';

/** A section's figures as its cards show them. */
export function cardsOf(t: Translate, figures: SectionData): Card[] {
  const words = { t, meta: figures.meta };
  switch (figures.section) {
    case 'overview':
      return overviewCards(words, figures.data, figures.conversations);
    case 'assistant':
      return assistantCards(words, figures.data);
    case 'people':
      return peopleCards(words, figures.data);
    case 'knowledge':
      return knowledgeCards(words, figures.data);
  }
}
