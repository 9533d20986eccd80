import type { DemoFaq } from './demo-faq';

export const ACCOUNT_FAQS: readonly DemoFaq[] = [
  {
    key: 'reset-password',
    category: 'account',
    question: 'How do I reset my password?',
    answer:
      'Choose "Forgot password?" on the sign-in page and enter your e-mail address. We send you a link that works for one hour and lets you set a new password. If no e-mail arrives within ten minutes, look in your spam folder and check that you used the address you signed up with. Setting a new password signs you out on all other devices.',
    keywords: ['password', 'forgot', 'remember', 'reset', 'recover', 'credentials'],
    variants: [
      'I forgot my password',
      'I need a new password',
      'How can I recover my login details?',
      'Where is the password reset link?',
      'Change my password',
    ],
    related: ['cannot-sign-in', 'two-factor', 'change-email'],
  },
  {
    key: 'cannot-sign-in',
    category: 'account',
    question: 'Why can I not sign in to my account?',
    answer:
      'After ten wrong passwords an account is locked for 30 minutes, so wait half an hour and try once more. Check that caps lock is off and that you use the address your workspace invited. If your company uses single sign-on, choose "Sign in with SSO" instead of typing a password. If none of this helps, reset your password.',
    keywords: ['sign in', 'log in', 'login', 'locked', 'locked out', 'access'],
    variants: [
      'I am locked out of my account',
      'The login does not work',
      'It says my credentials are wrong',
      'My account is blocked after too many attempts',
      'I cannot log in any more',
    ],
    related: ['reset-password', 'two-factor', 'single-sign-on'],
  },
  {
    key: 'change-email',
    category: 'account',
    question: 'How do I change my e-mail address?',
    answer:
      'Open Settings > Profile, choose "Change e-mail" and enter the new address. We send a confirmation link to the new address and a notice to the old one. The change takes effect when you open the link, which works for 24 hours. Your notes, files and workspaces stay as they are.',
    keywords: ['email', 'e-mail', 'address', 'change', 'update'],
    variants: [
      'I have a new email address',
      'Update the email on my account',
      'Can I use a different mail address to sign in?',
      'Switch my account to another email',
    ],
    related: ['update-profile', 'reset-password'],
  },
  {
    key: 'confirmation-email',
    category: 'account',
    question: 'Why did I not get the confirmation e-mail?',
    answer:
      'It usually arrives within ten minutes, so look in your spam folder and search for our name first. Check that the address is spelled correctly, and ask your company whether its mail filter holds messages back. Then choose "Send again" on the sign-up page, or under Settings > Profile when you are changing your address. The link in the message works for 24 hours, and only the newest one counts.',
    keywords: ['confirmation', 'confirm', 'activation', 'email', 'link', 'sign up', 'not received'],
    variants: [
      'The confirmation link never arrived',
      'I did not receive the activation mail',
      'Send me the confirmation email again',
      'I am still waiting for the mail to confirm my address',
    ],
    related: ['change-email', 'cannot-sign-in'],
  },
  {
    key: 'delete-account',
    category: 'account',
    question: 'How do I delete my account?',
    answer:
      'Open Settings > Profile, scroll to the end and choose "Delete account". Your account is switched off at once and erased for good after 30 days; until then, signing in brings it back. If you own a workspace, hand it to another member or delete it first. Export your data beforehand if you want to keep a copy.',
    keywords: ['delete', 'remove', 'close', 'erase', 'account'],
    variants: [
      'I want to close my account',
      'Remove my profile permanently',
      'Erase all my personal data',
      'How can I get rid of my account?',
    ],
    related: ['export-data', 'cancel-subscription', 'transfer-ownership'],
  },
  {
    key: 'two-factor',
    category: 'account',
    question: 'How do I set up two-factor authentication?',
    answer:
      'Open Settings > Security and choose "Turn on two-factor". Scan the QR code with an authenticator app and enter the six-digit code it shows. Keep the ten recovery codes in a safe place: each of them lets you in once when you have lost your phone. If you have neither phone nor codes, a person on our team can verify who you are and switch it off.',
    keywords: [
      'two-factor',
      '2fa',
      'authenticator',
      'security code',
      'recovery codes',
      'mfa',
      'verification',
    ],
    variants: [
      'Turn on 2FA',
      'I lost the phone with my authenticator app',
      'Where are my recovery codes?',
      'Enable two step verification',
      'My verification code does not work',
    ],
    related: ['cannot-sign-in', 'data-security'],
  },
  {
    key: 'update-profile',
    category: 'account',
    question: 'How do I change my name or profile picture?',
    answer:
      'Open Settings > Profile and choose the pencil beside your name or picture. Pictures may be PNG or JPEG files of up to 2 MB. Other members see the change within a minute. Your name is the same in all workspaces you belong to.',
    keywords: ['name', 'profile', 'picture', 'avatar', 'photo', 'display name'],
    variants: [
      'Upload a new avatar',
      'My name is spelled wrong',
      'Edit my profile',
      'Where do I put my photo?',
    ],
    related: ['change-email', 'notification-settings'],
  },
  {
    key: 'invite-members',
    category: 'account',
    question: 'How do I invite people to my workspace?',
    answer:
      'Open Settings > Members, choose "Invite" and enter one or more e-mail addresses. An invitation works for seven days and can be sent again from the same page. The Free plan has room for three members; Team and Business have no limit. On paid plans each new member is added to your next invoice from the day they join.',
    keywords: ['invite', 'invitation', 'member', 'colleague', 'user', 'seat', 'team'],
    variants: [
      'Add a colleague to my team',
      'How do I add more users?',
      'The invitation has expired',
      'Give a coworker access',
    ],
    related: ['roles-permissions', 'guests', 'upgrade-plan'],
  },
  {
    key: 'transfer-ownership',
    category: 'account',
    question: 'How do I hand a workspace over to another owner?',
    answer:
      'Only the present owner can do this. Open Settings > Members, choose the menu beside the new owner and then "Make owner". You stay in the workspace as an admin. Billing details move with the workspace, so ask the new owner to check the card and the invoice address.',
    keywords: ['owner', 'ownership', 'transfer', 'hand over', 'workspace'],
    variants: [
      'Transfer ownership of the workspace',
      'Make somebody else the owner',
      'The owner of our workspace is leaving the company',
    ],
    related: ['roles-permissions', 'delete-account'],
  },
];
