import type { DemoFaq } from './demo-faq';

export const BILLING_FAQS: readonly DemoFaq[] = [
  {
    key: 'payment-methods',
    category: 'billing',
    question: 'Which payment methods do you accept?',
    answer:
      'We accept Visa, Mastercard, American Express and PayPal, and SEPA direct debit in euros. Yearly Business plans of $1,000 or more can also be paid by bank transfer within 30 days. Cheques and cryptocurrencies are not possible. You choose the method under Settings > Billing.',
    keywords: ['payment', 'pay', 'credit card', 'visa', 'mastercard', 'paypal', 'sepa', 'bank transfer'],
    variants: [
      'Can I pay with PayPal?',
      'Do you take American Express?',
      'How can I pay for my subscription?',
      'Is payment by bank transfer possible?',
      'Which credit cards can I use?',
    ],
    related: ['update-card', 'payment-failed', 'invoices'],
  },
  {
    key: 'update-card',
    category: 'billing',
    question: 'How do I change my card or billing details?',
    answer:
      'Open Settings > Billing and choose "Change" beside the payment method. The new card is used from the next payment on. Company name, address and VAT number are on the same page and appear on your next invoice. Only owners and admins see this page.',
    keywords: ['card', 'credit card', 'expired', 'billing address', 'vat', 'update', 'replace'],
    variants: [
      'My credit card has expired',
      'Use a different card',
      'Update our billing address',
      'Put our VAT number on the invoice',
    ],
    related: ['payment-methods', 'payment-failed', 'invoices'],
  },
  {
    key: 'payment-failed',
    category: 'billing',
    question: 'Why did my payment fail?',
    answer:
      'Most often the bank declined the card, the card has expired, or the confirmation in your banking app was not finished. We try again after three, seven and fourteen days and write to you each time. You can also pay at once under Settings > Billing > "Pay now". Your workspace stays fully usable for 21 days after the first failed payment.',
    keywords: ['payment failed', 'declined', 'rejected', 'card', 'charge', 'bank'],
    variants: [
      'My card was declined',
      'The payment did not go through',
      'You could not charge my card',
      'Payment rejected by my bank',
    ],
    related: ['update-card', 'payment-methods'],
  },
  {
    key: 'refund',
    category: 'billing',
    question: 'Can I get a refund?',
    answer:
      'Yes: a yearly plan is refunded in full within 30 days of payment, and the first payment of a monthly plan within seven days. Ask for it under Settings > Billing > "Request refund", or ask a person here in the chat. The money goes back to the card or account you paid with and takes five to ten working days. A payment taken twice is always refunded.',
    keywords: ['refund', 'money back', 'reimburse', 'overcharged', 'return'],
    variants: [
      'I want my money back',
      'How do I request a refund?',
      'How long does a refund take?',
      'You took too much money from my account',
    ],
    related: ['cancel-subscription', 'duplicate-charge', 'payment-failed'],
  },
  {
    key: 'duplicate-charge',
    category: 'billing',
    question: 'Why was I charged twice?',
    answer:
      'Compare the two amounts with Settings > Billing > Invoices first: an upgrade or a new member is charged separately, and some banks show a reserved amount that disappears within three days. If the same invoice was really paid twice, tell me that you want a person: our team refunds the second payment in full. The money is back on your card or account after five to ten working days.',
    keywords: [
      'charged twice',
      'double charge',
      'duplicate',
      'two payments',
      'second payment',
      'overcharged',
    ],
    variants: [
      'You charged me twice this month',
      'There are two payments for the same invoice on my card',
      'The money was taken two times',
      'Duplicate charge on my bank statement',
    ],
    related: ['refund', 'invoices', 'payment-failed'],
  },
  {
    key: 'invoices',
    category: 'billing',
    question: 'Where do I find my invoices?',
    answer:
      'All invoices are under Settings > Billing > Invoices as PDF files. We also send each new one by e-mail to the billing contact of the workspace. You can add up to five more addresses there, for example your accountant. Invoices are kept for ten years.',
    keywords: ['invoice', 'receipt', 'bill', 'pdf', 'accounting', 'download'],
    variants: [
      'I need a receipt for my payment',
      'Download a bill as PDF',
      'Send the invoice to our accountant',
      'I did not receive my invoice',
    ],
    related: ['update-card', 'payment-methods'],
  },
  {
    key: 'upgrade-plan',
    category: 'billing',
    question: 'How do I upgrade or change my plan?',
    answer:
      'Open Settings > Billing > "Change plan" and choose the plan you want. An upgrade starts at once, and you pay only the difference for the rest of the period. A downgrade starts with your next billing period. You can switch between monthly and yearly payment on the same page.',
    keywords: ['upgrade', 'downgrade', 'plan', 'subscription', 'switch', 'yearly', 'monthly'],
    variants: [
      'Switch to the Business plan',
      'I want to move to a bigger plan',
      'Downgrade my subscription',
      'Change from monthly to yearly payment',
      'Go from Free to Team',
    ],
    related: ['plans-prices', 'cancel-subscription', 'free-trial'],
  },
  {
    key: 'cancel-subscription',
    category: 'billing',
    question: 'How do I cancel my subscription?',
    answer:
      'Open Settings > Billing and choose "Cancel subscription". Your plan stays active until the end of the period you have paid for and then becomes the Free plan. Files above the Free limits stay readable for 90 days, so you have time to export them. You can start again at any time.',
    keywords: ['cancel', 'subscription', 'stop', 'end', 'terminate', 'renewal', 'unsubscribe'],
    variants: [
      'Stop my plan from renewing',
      'I want to end my subscription',
      'Turn off automatic renewal',
      'Terminate our contract',
    ],
    related: ['refund', 'export-data', 'delete-account'],
  },
  {
    key: 'discounts',
    category: 'billing',
    question: 'Do you offer discounts for schools or charities?',
    answer:
      'Schools, universities and registered charities get 50% off the Team plan. Students and teachers use Team for free with an address of their school. Apply under Settings > Billing > "Discounts" with a proof of status; we answer within three working days. The discount is renewed every year and cannot be combined with a voucher.',
    keywords: ['discount', 'student', 'school', 'charity', 'nonprofit', 'education', 'voucher', 'coupon'],
    variants: [
      'Is there a student discount?',
      'Reduced price for non-profit organisations',
      'Where do I enter a coupon code?',
      'Is it cheaper for teachers?',
    ],
    related: ['plans-prices', 'upgrade-plan'],
  },
];
