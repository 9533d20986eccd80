import type { DemoFaq } from './demo-faq';

export const PRODUCT_FAQS: readonly DemoFaq[] = [
  {
    key: 'plans-prices',
    category: 'product',
    question: 'What do the plans cost and what is in them?',
    answer:
      'Free costs nothing and has three members and 5 GB in all. Team is $8 a member each month, or $80 a year, with 200 GB a member, guests and 180 days of version history. Business is $14 a member each month, or $140 a year, with 1 TB a member, single sign-on, an audit log and a choice of data region. All plans include the web, desktop and phone apps.',
    keywords: ['price', 'plan', 'cost', 'free', 'team', 'business', 'pricing', 'storage', 'compare'],
    variants: [
      'How much is Larkfold?',
      'What is the difference between Team and Business?',
      'How much storage do I get?',
      'Compare the plans',
      'What is included in the Free plan?',
    ],
    related: ['upgrade-plan', 'free-trial', 'discounts'],
  },
  {
    key: 'free-trial',
    category: 'product',
    question: 'Is there a free trial?',
    answer:
      'Every new workspace can try the Team plan for 14 days, without a card. You start it under Settings > Billing > "Try Team". When it ends, the workspace goes back to Free unless you choose a plan; nothing is charged by itself. A trial of Business can be arranged with our sales team.',
    keywords: ['trial', 'try', 'test', 'free', 'demo', 'evaluate'],
    variants: [
      'Can I try it before I buy?',
      'How long is the trial period?',
      'What happens when my trial ends?',
      'Is there a demo version?',
    ],
    related: ['plans-prices', 'upgrade-plan'],
  },
  {
    key: 'export-data',
    category: 'product',
    question: 'How do I export my data?',
    answer:
      'Open Settings > Workspace > Export and choose Markdown, HTML or PDF for notes; files keep their own format. We prepare one ZIP file and send you a link that works for three days. An export of 10 GB takes about an hour. Members export what they can see, owners the whole workspace.',
    keywords: ['export', 'backup', 'download', 'zip', 'markdown', 'take out', 'copy'],
    variants: [
      'Download all my notes',
      'Make a backup of our workspace',
      'Get my content out of Larkfold',
      'Save everything as PDF',
    ],
    related: ['import-data', 'delete-account', 'restore-files'],
  },
  {
    key: 'import-data',
    category: 'product',
    question: 'How do I import notes from another app?',
    answer:
      'Open Settings > Workspace > Import. Larkfold reads Markdown, HTML, Word and CSV files, and ZIP exports of the usual note apps. Folders become notebooks, and links between notes are kept where possible. Up to 5,000 notes can be imported at a time.',
    keywords: ['import', 'migrate', 'move', 'transfer', 'markdown', 'word', 'csv'],
    variants: [
      'Move my notes from a different tool',
      'Migrate from our old wiki',
      'Can I bring in Word documents?',
      'Load existing Markdown files',
    ],
    related: ['export-data', 'integrations'],
  },
  {
    key: 'integrations',
    category: 'product',
    question: 'Which integrations are there?',
    answer:
      'Larkfold works with Slack, Microsoft Teams, Google Calendar, Outlook, Jira and GitHub. Switch an integration on under Settings > Integrations; you need to be an admin. Integrations are part of Team and Business. For anything else there is the API with webhooks.',
    keywords: ['integration', 'connect', 'slack', 'teams', 'calendar', 'jira', 'github', 'outlook'],
    variants: [
      'Does it work with Slack?',
      'Connect my Google calendar',
      'Link Larkfold to Jira',
      'Can I use it together with Microsoft Teams?',
    ],
    related: ['api-limits', 'import-data'],
  },
  {
    key: 'offline',
    category: 'product',
    question: 'Can I work offline?',
    answer:
      'Yes, in the desktop and phone apps. Notes you opened in the last 30 days are there without a connection; choose "Keep offline" for whole notebooks. Changes are synced when you are online again. When two people changed the same paragraph, both versions are kept and marked.',
    keywords: ['offline', 'without internet', 'connection', 'plane', 'airplane', 'conflict'],
    variants: [
      'Use Larkfold without an internet connection',
      'Does it work on a plane?',
      'Read my notes with no network',
      'What happens to edits made while disconnected?',
    ],
    related: ['slow-sync', 'mobile-app'],
  },
  {
    key: 'file-size-limit',
    category: 'product',
    question: 'How large may a file be?',
    answer:
      'A single file may have up to 2 GB on the Free plan and up to 10 GB on Team and Business. All types of files are allowed unless your admin has set limits. Images inside notes may have up to 25 MB. When your storage is full, you can still read and delete, but not upload.',
    keywords: ['file size', 'limit', 'maximum', 'max', 'large', 'big', 'gigabytes', 'storage full', 'quota'],
    variants: [
      'What is the maximum upload size?',
      'My storage is full',
      'Can I store big video files?',
      'Limit for attachments',
    ],
    related: ['plans-prices', 'error-uploading'],
  },
  {
    key: 'share-notes',
    category: 'product',
    question: 'How do I share a note with somebody outside my team?',
    answer:
      'Open the note, choose "Share" and then "Create link". Anyone with the link can read the note; a password and an end date can be set on Team and Business. Choose "Stop sharing" to make the link useless at once. To let others edit, invite them as guests instead.',
    keywords: ['share', 'link', 'public', 'external', 'client', 'publish'],
    variants: [
      'Send a document to a client',
      'Create a public link',
      'Share pages of my workspace with others',
      'Let someone without an account read a page',
      'How do I stop sharing a file?',
    ],
    related: ['guests', 'roles-permissions'],
  },
  {
    key: 'guests',
    category: 'product',
    question: 'What can guests do?',
    answer:
      'Guests read and edit only the notebooks you invite them to. They do not see members, other notebooks or settings. Team includes five guests a member and Business has no limit; the Free plan has none. A guest pays nothing and needs only an e-mail address.',
    keywords: ['guest', 'external', 'freelancer', 'contractor', 'partner', 'limited access'],
    variants: [
      'Give a freelancer access to one notebook',
      'How many guests can I have?',
      'Do guests cost extra?',
      'Work together with an external partner',
    ],
    related: ['share-notes', 'roles-permissions', 'invite-members'],
  },
  {
    key: 'roles-permissions',
    category: 'product',
    question: 'Which roles and permissions are there?',
    answer:
      'A workspace has an owner, admins, members and guests. Members create and edit notes, admins also manage members, billing and integrations, and only the owner can delete the workspace. Change a role under Settings > Members. A notebook can be made private or read-only in its own menu.',
    keywords: ['role', 'permission', 'admin', 'rights', 'owner', 'read-only', 'private'],
    variants: [
      'Make someone an admin',
      'Who can see my notes?',
      'Set a notebook to read only',
      'What is an admin allowed to do?',
    ],
    related: ['guests', 'transfer-ownership', 'invite-members'],
  },
  {
    key: 'mobile-app',
    category: 'product',
    question: 'Is there an app for phones and tablets?',
    answer:
      'Yes, free of charge for iPhone, iPad and Android; search for Larkfold in the App Store or Google Play. Sign in with the same account as on your computer. You can read, write, scan documents and record audio. Sharing and search work as on the web; the member and billing pages are on the web only.',
    keywords: ['mobile', 'phone', 'tablet', 'ios', 'iphone', 'ipad', 'android', 'app store'],
    variants: [
      'Do you have an iPhone app?',
      'Install Larkfold on my Android phone',
      'Use it on an iPad',
      'Where is the mobile version?',
    ],
    related: ['offline', 'supported-browsers'],
  },
  {
    key: 'single-sign-on',
    category: 'product',
    question: 'Do you support single sign-on?',
    answer:
      'Yes, on the Business plan, with SAML 2.0 and OpenID Connect. It has been tried with Microsoft Entra, Okta, Google Workspace and Keycloak. Set it up under Settings > Security > "Single sign-on"; the owner keeps a password as a way in should the provider fail. Members can also be created and removed by SCIM.',
    keywords: ['sso', 'single sign-on', 'saml', 'okta', 'entra', 'openid', 'scim', 'identity provider'],
    variants: [
      'Set up SAML for our company',
      'Log in with Okta',
      'Connect our identity provider',
      'Is SCIM provisioning possible?',
    ],
    related: ['cannot-sign-in', 'plans-prices'],
  },
  {
    key: 'appearance',
    category: 'product',
    question: 'Is there a dark mode?',
    answer:
      'Yes. Open Settings > Appearance and choose light, dark or "As the system". Text size and line width are on the same page. The choice is kept for each device. Printed and exported notes are always light.',
    keywords: ['dark mode', 'theme', 'appearance', 'font size', 'colours', 'night'],
    variants: [
      'Switch to a dark theme',
      'Make the text larger',
      'The screen is too bright for me',
      'Change the colours of the app',
    ],
    related: ['languages', 'update-profile'],
  },
];
