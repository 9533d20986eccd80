import type { CreateCannedReplyRequest } from '@switchboard/contracts';

/** Their variables are filled in when an agent takes one into a reply. */
export const DEMO_CANNED_REPLIES: readonly CreateCannedReplyRequest[] = [
  {
    shortcut: 'welcome',
    title: 'Welcome, I have taken over',
    content:
      'Hello {{customer.firstName}}, I have taken over from the assistant and have read what you wrote. Give me a moment to look into it, please.',
    category: 'general',
  },
  {
    shortcut: 'closing',
    title: 'Anything else?',
    content:
      'I am glad that this is settled, {{customer.firstName}}. I will close the conversation; if you write here again, it opens again and we have all of it at hand.',
    category: 'general',
  },
  {
    shortcut: 'reset-link',
    title: 'The reset e-mail does not arrive',
    content:
      'I have sent you a new link to reset your password. It is valid for one hour. If it does not arrive in ten minutes, please look into your spam folder and tell me which address you use to sign in.',
    category: 'account',
  },
  {
    shortcut: 'verify-owner',
    title: 'Prove that the account is yours',
    content:
      'Before I change anything on the account I have to be sure that it is yours, {{customer.firstName}}. Please answer the e-mail that I have just sent to the address on file. Never send your password here: we do not need it.',
    category: 'account',
  },
  {
    shortcut: 'refund-started',
    title: 'The refund is on its way',
    content:
      'I have started the refund of the payment. Depending on your bank it takes up to ten working days to reach you. The credit note is under Settings > Billing.',
    category: 'billing',
  },
  {
    shortcut: 'charged-twice',
    title: 'Charged twice for one subscription',
    content:
      'I am sorry that you were charged twice, {{customer.firstName}}. Please send me the dates of both payments and the last four digits of the card, and I will have the second one paid back.',
    category: 'billing',
  },
  {
    shortcut: 'error-details',
    title: 'Details of an error or a crash',
    content:
      'Could you send me the exact words of the error message, the version of the app (Settings > About), and what you did just before it crashed or stopped loading? Then our developers can look for it.',
    category: 'technical',
  },
  {
    shortcut: 'known-problem',
    title: 'A known problem, being fixed',
    content:
      'This is a known problem, and our developers are working on it. I have added you to the list of those who are told as soon as it is fixed. Thank you for reporting it, {{customer.firstName}}.',
    category: 'technical',
  },
  {
    shortcut: 'feature-wish',
    title: 'A wish for a feature',
    content:
      'That is not possible today. I have passed your wish on to the product team, together with what you need it for. I cannot promise a date, but wishes that many people share come first.',
    category: 'product',
  },
];
