import { stemWord } from './stemming';

/**
 * Words that customers use for one another, one topic a line; a word may stand in several. Written for help desks of
 * any trade. A line joins what is asked in the same breath ("fee", "cost"), not only what a dictionary calls equal.
 */
const TOPICS = `
arrive arrived arriving arrival deliver delivered delivery receive received reach reached come came show shown appear appeared
send sent ship shipped shipping dispatch dispatched post posted mail mailed forward
wait waiting delay delayed late slow slowly pending stuck processing hold
fast quick quickly soon speed faster immediately instantly urgent urgently asap express rush
long duration days hours weeks when date deadline
cost costs price prices pricing fee fees charge charges charged expensive cheap rate rates commission surcharge
pay paid payment payments purchase purchased buy bought spend spent
money cash fund funds dollars euros pounds
transfer transferred transfers wire move moved remit
refund refunded refunds reimburse reimbursed reimbursement return returned back chargeback
cancel cancelled cancellation stop undo revert abort terminate end
delete deleted remove removed erase close closed deactivate
lost lose missing misplaced disappeared vanished gone left
stolen stole theft thief robbed fraud fraudulent scam hacked compromised unauthorised unauthorized suspicious
decline declined reject rejected refused denied deny failed fail failing failure unsuccessful
broken broke faulty damaged defective crash crashed working work works functioning malfunction error bug
block blocked lock locked freeze frozen froze suspend suspended disabled restricted banned
unlock unblock unfreeze reactivate restore recover enable
change changed changing modify edit update updated alter switch switched replace replaced amend adjust correct
wrong incorrect mistake mistaken error inaccurate different mismatch bad
duplicate double twice again repeated multiple extra
recognise recognize recognised recognized unknown unfamiliar know strange
create make set setup open opened register start begin join
activate activated activation enable turn
verify verified verification confirm confirmed confirmation prove validate authenticate
identity identification id passport document documents proof
password passcode pin pins code codes credentials
login signin access enter
phone mobile telephone cell smartphone device handset
number numbers digits
address home residence location
limit limits maximum max minimum cap restriction restrictions
country countries abroad overseas international foreign worldwide travel travelling traveling
currency currencies exchange convert conversion
top topup topped add deposit load reload recharge
balance statement amount sum total remaining
transaction transactions transfers purchase operation
find locate where see view look check track tracking status
order request apply ask obtain need want
new another replacement spare second additional extra
child children kid kids son daughter
age old young years
help support assist assistance guide explain
use used using utilise utilize usage
allow allowed permit permitted possible eligible able accept accepted accepts supported
why reason cause explain
store shop merchant seller retailer vendor
withdraw withdrawal atm cashpoint
bill bills invoice invoices receipt receipts
subscription plan membership contract tariff
upgrade downgrade extend renew renewal
appointment schedule book booking reserve reservation meeting calendar
remind reminder alert notify notification notifications
car vehicle auto truck
flight plane airline travel trip journey
restaurant food meal eat dinner lunch
recipe cook cooking bake ingredients
song music playlist play track
weather rain temperature forecast
job employer salary income wage paycheck
holiday vacation leave
insurance coverage policy cover
doctor medical health sick
say speak talk tell call
person human agent representative staff someone
mean meaning definition define
repair fix fixed mend solve resolve
photo picture image avatar
email mail inbox message
file files document documents upload attachment
download save export backup
share invite collaborate
colleague coworker team member members
discount coupon promo voucher deal offer reduction
review rating feedback complaint complain
size dimension fit
`;

const TOPICS_OF = new Map<string, string[]>();
TOPICS.trim()
  .split('\n')
  .forEach((line, number) => {
    for (const stem of new Set(line.split(' ').map(stemWord))) {
      const topics = TOPICS_OF.get(stem);
      if (topics) topics.push(`#${number}`);
      else TOPICS_OF.set(stem, [`#${number}`]);
    }
  });

/** The topics that a stem may stand for, the likeliest first; none for most stems. */
export function topicsOf(stem: string): readonly string[] {
  return TOPICS_OF.get(stem) ?? [];
}
