import type { DemoFaq } from './demo-faq';

export const TECHNICAL_FAQS: readonly DemoFaq[] = [
  {
    key: 'app-crashes',
    category: 'technical',
    question: 'What can I do when the app crashes or freezes?',
    answer:
      'Close the app completely and install the newest version; most crashes we know of are already fixed there. If it still crashes, restart your device and make sure that at least 1 GB of storage is free. On a computer, starting with the Shift key held down opens safe mode, which switches all add-ons off. If safe mode works, switch the add-ons on one by one; otherwise send us the report under Help > "Send crash report".',
    keywords: ['crash', 'freeze', 'hang', 'stuck', 'not responding', 'closes', 'error'],
    variants: [
      'The app keeps crashing',
      'Larkfold freezes when I open a note',
      'The program closes by itself',
      'The app is stuck on a white screen',
      'It hangs at start and does not respond',
    ],
    related: ['update-app', 'slow-sync', 'supported-browsers'],
  },
  {
    key: 'slow-sync',
    category: 'technical',
    question: 'Why is syncing slow or stuck?',
    answer:
      'Look at the cloud icon in the corner: it shows how many files are waiting and why. Large uploads, a VPN and battery saving slow syncing down most often. Under Settings > Sync you can lift the speed limit and choose "Sync now". If a single file is stuck, rename it, because characters such as : or ? cannot be synced.',
    keywords: ['sync', 'syncing', 'slow', 'stuck', 'upload', 'synchronise', 'delay'],
    variants: [
      'My files are not syncing',
      'Uploading takes forever',
      'Changes do not show up on my other computer',
      'Synchronisation has stopped',
      'Sync between my phone and my computer does not work',
    ],
    related: ['offline', 'file-size-limit', 'app-crashes'],
  },
  {
    key: 'supported-browsers',
    category: 'technical',
    question: 'Which browsers and systems are supported?',
    answer:
      'The web app runs in the present and the previous version of Chrome, Edge and Firefox, and in Safari 16 or newer. Desktop apps need Windows 10, macOS 12 or a Linux system with glibc 2.31. The phone apps need iOS 16 or Android 10. Internet Explorer is not supported.',
    keywords: ['browser', 'chrome', 'firefox', 'safari', 'edge', 'windows', 'mac', 'linux', 'requirements'],
    variants: [
      'Does it work in Firefox?',
      'What are the system requirements?',
      'Can I use it on Linux?',
      'Is Safari supported?',
      'Which version of Windows do I need?',
    ],
    related: ['mobile-app', 'update-app'],
  },
  {
    key: 'update-app',
    category: 'technical',
    question: 'How do I update the app?',
    answer:
      'Desktop apps update themselves when they start; choose Help > "Check for updates" to do it at once. On phones the update comes from the App Store or Google Play. The web app is always up to date after reloading the page. Your version number is under Help > About.',
    keywords: ['update', 'version', 'install', 'newest', 'latest', 'download'],
    variants: [
      'Get the newest version',
      'The update does not install',
      'Which version do I have?',
      'Where can I download the latest release?',
    ],
    related: ['app-crashes', 'supported-browsers'],
  },
  {
    key: 'notifications-missing',
    category: 'technical',
    question: 'Why do I not get any notifications?',
    answer:
      'Check that notifications are allowed for Larkfold in the settings of your phone or browser. Then look at Settings > Notifications: muted workspaces and quiet hours send nothing. E-mail notices may be in your spam folder; add our sender to your contacts. Signing out and in again renews the connection for push messages.',
    keywords: ['notification', 'push', 'alert', 'missing', 'muted', 'not receiving'],
    variants: [
      'Push messages do not arrive',
      'I am not being notified about comments',
      'No alerts on my phone',
      'Emails from you never reach me',
    ],
    related: ['notification-settings', 'mobile-app'],
  },
  {
    key: 'restore-files',
    category: 'technical',
    question: 'How do I restore a deleted or overwritten file?',
    answer:
      'Deleted notes and files stay in the trash for 30 days: open Trash in the side bar and choose "Restore". For an older state of a file, open its menu and choose "Version history". Versions are kept for 30 days on Free, 180 days on Team and one year on Business. What has left the trash cannot be brought back.',
    keywords: ['restore', 'recover', 'deleted', 'trash', 'version history', 'undo', 'overwritten', 'lost'],
    variants: [
      'I deleted a note by mistake',
      'My document has disappeared',
      'Get back an older version of a file',
      'Recover a lost file',
      'Somebody overwrote my changes',
    ],
    related: ['slow-sync', 'export-data'],
  },
  {
    key: 'error-uploading',
    category: 'technical',
    question: 'What does the error "Upload refused" mean?',
    answer:
      'It appears when a file is larger than your plan allows, when your storage is full, or when an admin has forbidden that type of file. The details beside the message name the reason. Files with malware are refused as well. After the cause is removed, choose "Try again" beside the file.',
    keywords: ['upload', 'error', 'refused', 'attach', 'file type', 'fails'],
    variants: [
      'I cannot upload a file',
      'Upload fails with an error message',
      'My attachment is rejected',
      'Getting "upload refused"',
    ],
    related: ['file-size-limit', 'slow-sync'],
  },
  {
    key: 'api-limits',
    category: 'technical',
    question: 'Is there an API and what are its limits?',
    answer:
      'Yes, there is a REST API on the Team and Business plans. Create a token under Settings > Developers and send it as a bearer token. Team has 60 requests a minute, Business 600; above that the API answers with status 429 and says when to try again. Webhooks tell your own systems about changed notes and files.',
    keywords: ['api', 'rest', 'token', 'webhook', 'developer', 'rate limit', '429'],
    variants: [
      'Where do I get an API key?',
      'The API returns 429',
      'Can I build my own integration?',
      'How do webhooks work?',
    ],
    related: ['integrations', 'export-data'],
  },
];
