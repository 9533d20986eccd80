import type { DemoFaq } from './demo-faq';

export const GENERAL_FAQS: readonly DemoFaq[] = [
  {
    key: 'contact-hours',
    category: 'general',
    question: 'When can I reach your support team?',
    answer:
      'Our team is here from Monday to Friday, 8:00 to 20:00 Central European Time. On Business, outages are handled around the clock. Outside these hours I can answer many questions, and what you write here is waiting for the team in the morning. Most questions are answered by a person within four working hours.',
    keywords: ['hours', 'support', 'contact', 'opening', 'weekend', 'phone', 'reach', 'available'],
    variants: [
      'What are your support hours?',
      'How can I contact you?',
      'Is anybody there at the weekend?',
      'Do you have a phone number?',
      'How quickly will I get a reply?',
    ],
    related: ['service-status', 'report-problem'],
  },
  {
    key: 'data-location',
    category: 'general',
    question: 'Where is my data stored?',
    answer:
      'Your data is kept in Frankfurt, Germany. Business customers can choose Ohio in the United States instead when they create the workspace. Backups stay in the same region and are deleted after 35 days. A later move between regions is possible; our team plans it with you.',
    keywords: ['data', 'location', 'server', 'region', 'hosting', 'europe', 'country', 'data centre'],
    variants: [
      'In which country are your servers?',
      'Where do you host our files?',
      'Does our data stay in Europe?',
      'Choose the data region',
    ],
    related: ['data-security', 'gdpr'],
  },
  {
    key: 'data-security',
    category: 'general',
    question: 'How do you keep my data safe?',
    answer:
      'Everything is encrypted on its way with TLS 1.3 and at rest with AES-256. Our staff cannot open your notes unless an owner allows it for a limited time. We are audited against ISO 27001 every year, and independent testers look for holes twice a year. Please turn on two-factor authentication to protect your own account too.',
    keywords: ['security', 'safe', 'encryption', 'encrypted', 'protect', 'iso 27001', 'hacked', 'privacy'],
    variants: [
      'Is my data encrypted?',
      'Can your employees read my notes?',
      'How secure is Larkfold?',
      'Do you have security certificates?',
    ],
    related: ['data-location', 'two-factor', 'gdpr'],
  },
  {
    key: 'gdpr',
    category: 'general',
    question: 'Are you compliant with the GDPR?',
    answer:
      'Yes. A data processing agreement is under Settings > Workspace > Legal and can be signed there. You can ask for a copy or the deletion of your personal data at any time, and we answer within 30 days. The list of our subprocessors is on the same page. We never sell data or use it for advertising.',
    keywords: ['gdpr', 'privacy', 'dpa', 'data processing agreement', 'legal', 'personal data', 'compliance'],
    variants: [
      'I need a data processing agreement',
      'What is your privacy policy?',
      'Do you sell my data?',
      'Who are your subprocessors?',
    ],
    related: ['data-location', 'data-security', 'delete-account'],
  },
  {
    key: 'service-status',
    category: 'general',
    question: 'Is there an outage right now?',
    answer:
      'Choose Help > "Service status" in the app to see whether all parts are working. You can subscribe there to be told of disturbances by e-mail. Planned maintenance is announced five days ahead and happens on Sundays between 4:00 and 6:00 Central European Time. If all is green but it does not work for you, tell me what you see.',
    keywords: ['outage', 'down', 'status', 'maintenance', 'disruption', 'server', 'unavailable', 'offline'],
    variants: [
      'Is Larkfold down?',
      'Are your servers having problems?',
      'When is the next maintenance?',
      'The service is not reachable',
    ],
    related: ['report-problem', 'contact-hours'],
  },
  {
    key: 'report-problem',
    category: 'general',
    question: 'How do I report a bug or suggest a feature?',
    answer:
      'Choose Help > "Send feedback" and tell us what happened or what you are missing. For a bug, please say what you did, what you expected and what you saw; a screenshot helps. You get an answer within two working days. Ideas are collected on a public list, and you can vote for those of others.',
    keywords: ['bug', 'feedback', 'suggestion', 'feature request', 'idea', 'report', 'improve'],
    variants: [
      'I found a bug',
      'I have an idea for a new feature',
      'Where can I give feedback?',
      'Could you add something to the product?',
    ],
    related: ['service-status', 'contact-hours'],
  },
  {
    key: 'languages',
    category: 'general',
    question: 'In which languages is Larkfold available?',
    answer:
      'The apps speak English, German, French, Spanish, Italian, Dutch and Portuguese. Change the language under Settings > Appearance. Our team answers in English, German and French. You can write your notes in any language, also from right to left.',
    keywords: ['language', 'english', 'german', 'french', 'spanish', 'translation', 'locale'],
    variants: [
      'Can I use the app in Spanish?',
      'Switch the interface to German',
      'Do you speak French?',
      'Set another language',
    ],
    related: ['contact-hours', 'appearance'],
  },
  {
    key: 'about-larkfold',
    category: 'general',
    question: 'What is Larkfold?',
    answer:
      'Larkfold is a workspace in which teams write notes together and keep their files in sync. It runs in the browser, on computers and on phones. Around 9,000 teams use it, from two-person studios to universities. You can start with the Free plan in a minute.',
    keywords: ['larkfold', 'about', 'company', 'what is', 'overview', 'purpose'],
    variants: [
      'What can I do with Larkfold?',
      'Tell me about your product',
      'Who uses Larkfold?',
      'What is this service for?',
    ],
    related: ['plans-prices', 'free-trial'],
  },
  {
    key: 'notification-settings',
    category: 'general',
    question: 'How do I choose which e-mails and notifications I get?',
    answer:
      'Open Settings > Notifications and choose what reaches you by e-mail, on the phone or in the app. Quiet hours hold everything back at night. The monthly newsletter can be ended with the link at its foot. Messages about security and billing are always sent.',
    keywords: ['notification', 'email', 'newsletter', 'mute', 'unsubscribe', 'quiet hours', 'fewer'],
    variants: [
      'I get too many emails',
      'Unsubscribe from the newsletter',
      'Mute a workspace',
      'Turn off notifications at night',
    ],
    related: ['notifications-missing', 'update-profile'],
  },
];
