import type { DrillDownRow } from '@switchboard/contracts';
import type { CsvColumns } from '../../../platform/http/csv-file';
import { zonedTime } from '../range/zoned-time';

/** A row of the list as it stands in the file, its time as the reader's clocks had it. */
export const drillDownColumns = (zone: string): CsvColumns<DrillDownRow> => ({
  'last at': ({ at }) => zonedTime(at, zone),
  'time zone': () => zone,
  count: ({ count }) => count,
  conversation: ({ conversation }) => conversation.title,
  'conversation id': ({ conversation }) => conversation._id,
  status: ({ conversation }) => conversation.status,
  category: ({ conversation }) => conversation.category,
  sentiment: ({ conversation }) => conversation.sentiment,
  customer: ({ conversation }) => conversation.customer?.name,
  'customer id': ({ conversation }) => conversation.customer?._id,
  'message number': ({ seq }) => seq,
  'report id': ({ report }) => report?._id,
  'report issue': ({ report }) => report?.issueType,
  'report status': ({ report }) => report?.status,
  'report priority': ({ report }) => report?.priority,
});
