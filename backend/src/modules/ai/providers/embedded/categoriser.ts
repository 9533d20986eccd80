import type { Category } from '@switchboard/contracts';
import { foldLetters } from './text-normalisation';

interface CategoryCue {
  category: Exclude<Category, 'general'>;
  /** Stronger cues win over weaker ones of another category. */
  weight: number;
  pattern: RegExp;
}

/** Words that speak for a category. A word of money weighs more than what is bought with it. */
const CUES: readonly CategoryCue[] = [
  {
    category: 'account',
    weight: 3,
    pattern:
      /\bpass ?(?:words?|codes?|keys?|phrases?)\b|\b(?:log|sign)(?:ged|ging|ning|ned|s)?[ -]?(?:me |us )?(?:in|on|out|up)\b|\blogins?\b|\blocked out\b|\b(?:two|2)[ -]?(?:factor|step)\b|\b2fa\b|\bmfa\b|\bauthenticator\b|\b(?:recovery|backup|security|verification) (?:codes?|questions?|keys?|e-?mail)\b|\busernames?\b|\buser ?(?:name|id)\b|\bsessions?\b|\breset (?:link|e-?mail)\b/g,
  },
  {
    category: 'account',
    weight: 2,
    pattern:
      /\b(?:my|an?|our|the|user|this|your|old|new|second|same|two|multiple|his|her|their) accounts?\b|\baccounts?\b|\bprofiles?\b|\bavatars?\b|\b(?:display|user|nick|last|first|maiden|sur)[ -]?names?\b|\binvit(?:e|es|ed|ing|ation|ations)\b|\b(?:new|work|different|another|wrong|old|change|change my|my|primary) (?:e-?mails?|mail|address)(?: address)?\b|\bregist(?:er|ered|ering|ration)\b|\bconfirmation (?:e-?mail|link|code)\b|\b(?:de|re)activat(?:e|ed|ion|ing)\b|\bsuspended\b|\bunlock\b|\bbanned\b|\bverify (?:my|our|the)\b|\bidentity\b|\bdelete (?:me|myself|all my)\b/g,
  },
  {
    category: 'account',
    weight: 1.5,
    pattern:
      /\b(?:owner|ownership|admins?|administrators?|members?|colleagues?|co-?workers?|employees?|roles?|users?|teammates?|seats?|person who left|people who left|former)\b|\b(?:spelling of my|my|change the|our) (?:name|phone number|mobile number|number on file|details)\b|\b(?:phone|mobile) number (?:on file|changed|in)\b|\bpersonal (?:details|information)\b|\bhacked\b|\b(?:give|take|remove) (?:\w+ )?access\b|\baccess (?:to|for)\b|\b(?:joined|registered|signed) with\b|\b(?:join|leave) (?:a|the|our|my) (?:workspace|team)\b|\bhandle\b/g,
  },
  {
    category: 'billing',
    weight: 3.5,
    pattern:
      /\binvoic(?:e|es|ed|ing)\b|\breceipts?\b|\brefund(?:ed|s|ing)?\b|\breimburse\w*\b|\bmoney\b|\b(?:double[ -])?bill(?:ed|ing|s)?\b|\b(?:over)?charg(?:e|ed|es|ing)\b(?! (?:my|the|your) (?:phone|battery|device|laptop))|\bpayments?\b|\bpaid\b|\bpay(?:ing|able|s|pal)?\b|\bcredit (?:cards?|notes?)\b|\b(?:debit|bank|my|your|new|expired) cards?\b|\bvisa\b|\bmaster ?card\b|\bamerican express\b|\bamex\b|\bapple pay\b|\bgoogle pay\b|\bvouchers?\b|\bcoupons?\b|\bpromo(?:tion)?(?: codes?)?\b|\bdiscounts?\b|\bvat\b|\btax(?:es)?\b|\bpurchase orders?\b|\bcurrenc(?:y|ies)\b|\bsepa\b|\bbank (?:transfer|statement|account)\b|\bdebit(?:s|ed)?\b|\bstatements?\b|\bwithdr(?:ew|awn|awal)\b|\bquot(?:e|ation)s?\b|\btransactions?\b|\bdeposit\b|\bowe\b|\bbudget\b|\bfees?\b|\breductions?\b|\b(?:my|our|your) (?:card|bank)\b/g,
  },
  {
    category: 'billing',
    weight: 2.5,
    pattern:
      /\bsubscriptions?\b|\brenew(?:al|als|ing|s|ed)?\b|\b(?:up|down)grad(?:e|ing|ed|es)\b(?! (?:to|from) (?:ios|android|windows|macos|version))|\bcancel(?:l?ed|l?ing|s|lation)?\b|\bmonthly\b|\byearly\b|\bannual(?:ly)?\b|\bper (?:year|month|seat)\b|\b(?:change|switch|stop|end) (?:my|our|the) plan\b|\bpaid plan\b|\bprices? (?:went|go|goes|rise|increase|change)\b|\b(?:cost|price|charge) (?:us|me|increase)\b|\b\d+ ?(?:dollars|euros|usd|eur|pounds)\b|[$€£] ?\d|\bcontract\b|\b(?:cheaper|smaller|bigger|larger|higher|lower) plan\b/g,
  },
  {
    category: 'technical',
    weight: 3,
    pattern:
      /\bcrash(?:es|ed|ing)?\b|\bfreez(?:e|es|ing)\b|\bfroze(?:n)?\b|\bhang(?:s|ing)?\b|\berrors?\b|\bexception\b|\bbugs?\b|\bbuggy\b|\bbroken\b|\bbroke\b|\bbreaks\b|\bglitch(?:es|y|ing)?\b|\b(?:white|black|blue|blank|empty) (?:page|screen)\b|\bscreen (?:flickers|is (?:black|white|blank|empty))\b|\bflicker(?:s|ing)?\b|\bblurry\b|\bgarbled\b|\bchoppy\b|\bcorrupt(?:ed)?\b|\bdisconnect(?:s|ed|ing)?\b|\b(?:not|un|stops?|stopped) ?respond(?:ing|sive)\b|\bsomething went wrong\b|\btim(?:ed?|es|ing)[ -]?out\b|\bstop(?:s|ped)? (?:working|syncing|loading)\b|\b(?:is|are|was|were|gets?) lost\b|\b(?:4|5)\d\d\b|\bcode 0?x?\d+\w*\b|\bmemory\b|\bcpu\b|\bwebhooks?\b|\bapi\b|\bupload refused\b|\bendless(?:ly)? (?:loop|loading|spinning)\b|\bspin(?:s|ning|ner)\b|\blogs me out\b|\btroubleshoot\w*\b|\bkeeps? (?:\w+ )?(?:quitting|closing|restarting|loading|dropping|asking|stopping)\b|\brefuses? to \w+\b|\bnothing happens\b|\b(?:delayed|jerky|jittery|stutter\w*|scrambled|unreadable|distorted)\b|\bstops? (?:at|after|half)\b|\bhours late\b/g,
  },
  {
    category: 'technical',
    weight: 2.5,
    pattern:
      /\b(?:doesn't|does not|don't|do not|didn't|won't|will not|wouldn't|can't|cannot|can not|isn't|aren't|not|never|unable to|no longer|refuses to|fails? to|nothing)\b(?: \w+){0,2} (?:work(?:s|ing)?|load(?:s|ing)?|sync(?:s|ing|ed)?|open(?:s|ing)?|start(?:s|ing)?|launch(?:ing)?|arriv(?:e|ing)|react(?:s|ing)?|respond(?:ing)?|display(?:ed|ing)?|show(?:n|s|ing)?|sav(?:e|es|ed|ing)|play(?:s|ing)?|print(?:s|ing)?|triggered|install(?:ing)?|upload(?:ed|ing)?|download(?:ed|ing)?|connect(?:ing)?|happens?|appear(?:s|ing)?)\b|\bfail(?:s|ed|ing|ure|ures)?\b|\bslow(?:ly|er)?\b|\btakes (?:ages|forever|minutes|hours|too long)\b|\bmissing\b|\breturns? nothing\b|\bjumps?\b|\b(?:stuck|laggy|lagging|lags|lag|unresponsive|unstable|offline since)\b|\brecover(?:ed|ing)? (?:a |an |my |the )?(?:deleted |lost )?(?:file|note|document)s?|\bby mistake\b|\baccidentally\b|\bdisappear(?:ed|s)?\b|\bvanished\b|\bdeleted an? (?:file|note)\b|\bwrong (?:font|order|time ?zone|colou?rs)\b|\bdrains?\b|\boverheat\w*\b/g,
  },
  {
    category: 'technical',
    weight: 1,
    pattern:
      /\bsync(?:s|ing|hroni[sz]ation)?\b|\bupdat(?:e|es|ed|ing)\b|\b(?:re)?install(?:s|ed|ing|ation)?\b|\bbrowsers?\b|\bchrome\b|\bfirefox\b|\bsafari\b|\bnotifications?\b|\bconnection\b|\bservers?\b|\bcache\b|\bproxy\b|\bvpn\b|\bfirewall\b|\bdriver\b|\brestart(?:ed|ing)?\b|\breboot(?:ed|ing)?\b/g,
  },
  {
    category: 'product',
    weight: 2,
    pattern:
      /\bfeatures?\b|\bfunctions?\b|\bintegrat(?:e|es|ions?)\b|\bcompatib\w+\b|\bworks? (?:\w+ )?with\b|\bslack\b|\b(?:dark|light|night) (?:mode|theme)\b|\bthemes?\b|\bplans?\b(?! of)|\bstorage\b|\bexport(?:s|ing)?\b|\bimport(?:s|ing)?\b|\bipad\b|\biphone\b|\bandroid app\b|\boffline\b|\bsingle[ -]sign[ -]on\b|\bsso\b|\bsaml\b|\btrial\b|\bguests?\b|\btemplates?\b|\breminders?\b|\bversion histor(?:y|ies)\b|\bread[ -]only\b|\bshortcuts?\b|\bmarkdown\b|\btags?\b|\bfolders?\b|\bcompare\b|\bcomparison\b|\bdifferen(?:ce|t) (?:between|from)\b|\bcalendars?\b|\bshar(?:e|ed|ing)\b|\bpermissions?\b|\battachments?\b|\bmaximum\b|\bhow many (?:devices|people|files|notes|users)\b|\blimits?\b|\bkanban\b|\bocr\b|\bclipper\b|\bextension\b|\bwidgets?\b|\bcomments?\b|\bencrypted notes\b|\bspell ?check\w*\b|\btranslate\b|\broad ?map\b|\bvoice\b|\bdictation\b|\btables?\b|\bcharts?\b|\bhandwriting\b|\bplug-?in for\b|\bolder versions\b|\bsame (?:page|note|document)\b|\bpassword on\b|\bencrypt (?:a|one|single)\b/g,
  },
  {
    category: 'product',
    weight: 1,
    pattern:
      /\bis it possible to\b|\bcan (?:i|we|(?:\w+ )?people|one|you|it|guests|users) (?:also )?(?:see|type|put|view|read|sort|filter)\b|\bcan (?:i|we|several people|one|you|it|guests|users) (?:also )?(?:use|set|write|make|edit|add|create|share|export|import|record|print|draw|embed|schedule|lock|pin|sort|link|insert|attach|assign|customi[sz]e|change the)\b|\b(?:is|are) there (?:an? |any )?\w+|\bdo you (?:support|plan|have an?|offer)\b|\bdoes (?:it|larkfold|the app|\w+) (?:have|support|work|do|come|include|allow|let|offer)\b|\bhow (?:do|does) \w+ (?:work|histories work)\b|\bwhat (?:is|are) (?:an? )?\w+s?\??$|\bhow (?:large|big|much|many)\b|\bnotebooks?\b|\bnotes?\b|\beditor\b|\bapps?\b|\bversion\b|\bfiles?\b|\bdevices?\b/g,
  },
];
/** Subjects of the company rather than of the product. */
const GENERAL =
  /\b(?:opening|office|business|support|working) hours\b|\byour (?:office|company|address|team|blog|terms|servers?|mission|values|founders?|headquarters|employees|website|name|privacy|location)\b|\b(?:the|this|which|old) company\b|\bcompany\b|\bhiring\b|\b(?:jobs?|career|vacanc(?:y|ies)|internship)\b|\bgdpr\b|\bprivacy\b|\b(?:my|our|personal|customer) data\b|\bdata (?:protection|cent(?:re|er))\b|\bcontact (?:you|form|details|someone)\b|\bhow can i contact\b|\bphone number\b(?! (?:on|in|for))|\bspeak (?:french|german|english|spanish|italian)\b|\b(?:become|be) a partner\b|\bpartner(?:ship)?s?\b|\baffiliate\b|\bpress\b|\bfeedback\b|\bsuggestions?\b|\bterms (?:of|and)\b|\b(?:christmas|weekends?|holidays?)\b|\b(?:robot|bot)\b|\bfounded\b|\bpraise\b|\bcompliments?\b|\byour logo\b|\benvironment\b|\bsend a letter\b|\bin business\b|\bwork for you\b|\bwho (?:are|am|is|owns|runs|founded|made)\b|\bwhere are you\b|\bare you (?:open|based|located|there|human|real)\b|\bnewsletter\b|\bcertifi(?:ed|cate|cates|cation)\b|\bsponsor\w*\b|\bblog\b/g;
const GENERAL_WEIGHT = 3.5;

/** The subject of a message by its words; `general` when none speaks for another. */
export function categoriseText(text: string): Category {
  const plain = foldLetters(text);
  const scores: Record<Category, number> = { account: 0, billing: 0, technical: 0, product: 0, general: 0 };
  for (const { category, weight, pattern } of CUES) scores[category] += weight * countMatches(plain, pattern);
  scores.general = GENERAL_WEIGHT * countMatches(plain, GENERAL);
  let best: Category = 'general';
  for (const category of ['technical', 'billing', 'account', 'product'] as const) {
    if (scores[category] > scores[best]) best = category;
  }
  return best;
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
