import type { Envelope, FaqView, UserView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import sharp from 'sharp';
import { FaqOpinionsRepository } from '../../src/modules/faqs/faq-opinions.repository';
import { FaqsRepository } from '../../src/modules/faqs/faqs.repository';
import { UsersService } from '../../src/modules/users/users.service';
import { aBomb, aPicture, SVG_WITH_SCRIPT } from '../factories/pictures';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { addFaq } from './support/faqs';
import { dataOf, errorOf } from './support/http-client';
import { createTestApp, type TestApp } from './support/test-app';

interface Part {
  field?: string;
  content: Buffer | string;
  /** Without one it is a text. */
  fileName?: string;
  type?: string;
}

/** What customers do beside their conversations. */
describe('the portal', () => {
  let api: TestApp;
  let other: TestApp;
  let customer: SignedInAccount;

  beforeAll(async () => {
    api = await createTestApp();
    other = await createTestApp({ stores: api.stores });
    customer = await createSignedIn(api.url, api.stores, 'customer');
  });

  describe('pictures', () => {
    const send = async (
      { headers, ...init }: { body?: FormData | string; headers?: Record<string, string> },
      by = customer,
      path = '/auth/avatar',
    ) => {
      const response = await fetch(`${api.url}/api${path}`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${by.token}`, ...headers },
        ...init,
      });
      return { status: response.status, body: (await response.json()) as Envelope<UserView> };
    };
    const formOf = (...parts: Part[]) => {
      const form = new FormData();
      for (const { field = 'avatar', content, fileName, type = 'image/png' } of parts) {
        if (fileName === undefined) form.append(field, String(content));
        else form.append(field, new Blob([content], { type }), fileName);
      }
      return form;
    };
    const upload = (content: Buffer, by = customer, fileName = 'me.png') =>
      send({ body: formOf({ content, fileName }) }, by);
    const look = (userId: string, { url } = api) =>
      fetch(`${url}/api/users/${userId}/avatar`, {
        headers: { Authorization: `Bearer ${customer.token}` },
      });
    const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
    const pictures = () => api.stores.mongo.collection('pictures');

    it('are cropped, turned the right way up, stripped, and seen by all', async () => {
      // Told apart by content: the name and the type say something else.
      const turned = formOf({
        content: await aPicture('jpeg', 6),
        fileName: '../../../etc/passwd.svg',
        type: 'text/html',
      });
      const { avatar } = dataOf((await send({ body: turned })).body);
      const response = await look(customer._id, other);
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'private, no-cache',
        etag: `"${avatar}"`,
        'x-content-type-options': 'nosniff',
      });
      const picture = sharp(await bytesOf(response));
      const { format, width, height, exif, orientation } = await picture.metadata();
      expect({ format, width, height, exif, orientation }).toEqual({
        format: 'webp',
        width: 256,
        height: 256,
      });
      const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
      const pixel = (x: number, y: number) => data.subarray((y * 256 + x) * info.channels).subarray(0, 3);
      // Turned by a quarter, what was left is on top.
      expect([pixel(128, 20)[0]! > 180, pixel(128, 236)[2]! > 180]).toEqual([true, true]);

      // As a browser's own cache asks; fetch would forbid any answer from a cache.
      await api.http
        .get(`/api/users/${customer._id}/avatar`)
        .set({ Authorization: `Bearer ${customer.token}`, 'If-None-Match': `"${avatar}"` })
        .expect(304, {});
      expect(dataOf(await customer.http.get<UserView>('/auth/me')).avatar).toBe(avatar);
    });

    it('follow a change everywhere, and leave nothing behind', async () => {
      const user = await createSignedIn(api.url, api.stores, 'customer');
      const nameElsewhere = async () =>
        (await other.app.get(UsersService).summariesOf([user._id])).get(user._id)?.avatar;
      expect(await nameElsewhere()).toBeNull();
      const names = new Set<string | null>();
      for (const format of ['png', 'webp', 'gif', 'png'] as const) {
        const { avatar } = dataOf((await upload(await aPicture(format), user)).body);
        names.add(avatar);
        await eventually('the other process knows', async () => (await nameElsewhere()) === avatar);
      }
      const owned = { user: new Types.ObjectId(user._id) };
      expect(names.size).toBe(4);
      expect(await pictures().countDocuments(owned)).toBe(1);

      const [one, two] = [await aPicture('png'), await aPicture('jpeg')];
      await Promise.all([one, two, one, two].map((content) => upload(content, user)));
      expect((await look(user._id)).status).toBe(200);
      expect(dataOf(await user.http.delete<UserView>('/auth/avatar')).avatar).toBeNull();
      expect(dataOf(await user.http.delete<UserView>('/auth/avatar')).avatar).toBeNull();
      const gone = await look(user._id);
      expect([gone.status, errorOf((await gone.json()) as Envelope<never>)]).toEqual([
        404,
        'PICTURE_NOT_FOUND',
      ]);
    });

    it('are refused when they are none', async () => {
      const jpeg = await aPicture('jpeg');
      const wrong: [string, Buffer][] = [
        ['a drawing with a script', SVG_WITH_SCRIPT],
        ['a text', Buffer.from('I am a picture, honestly.')],
        ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
        ['nothing', Buffer.alloc(0)],
        ['half a picture', jpeg.subarray(0, jpeg.length / 2)],
        ['a beginning alone', (await aPicture('png')).subarray(0, 8)],
        ['a format that is not taken', await aPicture('tiff')],
        ['a small file with far too many pixels', aBomb()],
        ['noise of the largest size', Buffer.alloc(2_000_000, 7)],
      ];
      for (const [what, content] of wrong) {
        const { status, body } = await upload(content);
        expect([what, status, errorOf(body)]).toEqual([what, 422, 'UNUSABLE_PICTURE']);
      }
      const large = await upload(Buffer.concat([jpeg, Buffer.alloc(2_000_001 - jpeg.length)]));
      expect([large.status, errorOf(large.body)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    });

    it('come as the one field of a form, and no other way', async () => {
      const content = await aPicture();
      const file = { content, fileName: 'me.png' };
      const boundary = { 'Content-Type': 'multipart/form-data; boundary=x' };
      const head = '--x\r\nContent-Disposition: form-data; name="avatar"; filename="me.png"\r\n\r\n';
      const malformed: [string, Parameters<typeof send>[0]][] = [
        ['no field', { body: formOf() }],
        ['a field of another name', { body: formOf({ ...file, field: 'picture' }) }],
        ['two files', { body: formOf(file, file) }],
        ['a text beside it', { body: formOf(file, { field: 'name', content: 'Eve' }) }],
        ['a text in its place', { body: formOf({ content: 'me.png' }) }],
        ['a name of every object', { body: formOf({ field: '__proto__', content: '1' }) }],
        ['no boundary', { body: head, headers: { 'Content-Type': 'multipart/form-data' } }],
        ['another boundary', { body: `${head}me\r\n--y--`, headers: boundary }],
        ['an end that is missing', { body: `${head}me`, headers: boundary }],
        ['a broken head', { body: '--x\r\nContent-Disposition\r\n\r\nme\r\n--x--', headers: boundary }],
        ['no body', {}],
        ['JSON', { body: '{"avatar":"me"}', headers: { 'Content-Type': 'application/json' } }],
      ];
      for (const [what, init] of malformed) {
        const { status, body } = await send(init);
        expect([what, status, errorOf(body)]).toEqual([what, 400, 'VALIDATION_FAILED']);
      }
      const elsewhere = await send({ body: formOf(file) }, customer, '/auth/profile');
      const otherType = await send({ body: 'x', headers: { 'Content-Type': 'multipart/mixed; boundary=x' } });
      expect([elsewhere.status, otherType.status]).toEqual([415, 415]);
      const nobody = await fetch(`${api.url}/api/auth/avatar`, { method: 'PUT', body: formOf(file) });
      expect(nobody.status).toBe(401);
      expect((await fetch(`${api.url}/api/users/${customer._id}/avatar`)).status).toBe(401);
      expect((await look('nobody')).status).toBe(400);
      expect((await look('f'.repeat(24))).status).toBe(404);
    });
  });

  describe('opinions on FAQs', () => {
    it('count one for each reader, the last one, however many come at once', async () => {
      const id = await addFaq(api.stores, {
        category: 'billing',
        question: 'How do I pay?',
        answer: 'By card.',
      });
      const before = dataOf(await customer.http.get<FaqView>(`/faqs/${id}`));
      const rate = (by: SignedInAccount, helpful: unknown, faq = id) =>
        by.http.put<FaqView>(`/faqs/${faq}/helpful`, { helpful });
      expect(dataOf(await rate(customer, true)).helpful).toEqual({ yes: 1, no: 0 });
      expect(dataOf(await rate(customer, true)).helpful).toEqual({ yes: 1, no: 0 });
      expect(dataOf(await rate(customer, false)).helpful).toEqual({ yes: 0, no: 1 });

      const readers = await Promise.all(
        Array.from({ length: 4 }, () => createSignedIn(api.url, api.stores, 'customer')),
      );
      const flips = [true, false, true, true, false].flatMap((helpful) =>
        readers.map((reader) => rate(reader, helpful)),
      );
      await Promise.all(flips);
      await Promise.all(readers.map((reader, index) => rate(reader, index > 0)));
      const after = dataOf(await customer.http.get<FaqView>(`/faqs/${id}`));
      // Counting is no edit.
      expect(after).toEqual({ ...before, helpful: { yes: 3, no: 2 } });
      const stored = await api.stores.mongo.collection('faqs').findOne({ _id: new Types.ObjectId(id) });
      expect(stored?.revision).toBe(0);

      const hidden = await addFaq(api.stores, {
        category: 'billing',
        question: 'Old?',
        answer: 'Yes.',
        isActive: false,
      });
      for (const faq of [hidden, 'f'.repeat(24)]) {
        const refused = await rate(customer, true, faq);
        expect([refused.status, errorOf(refused)]).toEqual([404, 'FAQ_NOT_FOUND']);
      }
      for (const wrong of [undefined, 'true', 1, null]) {
        expect((await rate(customer, wrong)).status).toBe(400);
      }
      expect((await api.http.put(`/api/faqs/${id}/helpful`).send({ helpful: true })).status).toBe(401);
    });

    it('are all counted after one was stored and the store was gone before it was counted', async () => {
      const faq = await addFaq(api.stores, { category: 'billing', question: 'By bill?', answer: 'Yes.' });
      const faqs = api.app.get(FaqsRepository, { strict: false });
      const failing = jest
        .spyOn(faqs, 'setOpinionCounts')
        .mockRejectedValueOnce(new Error('the store is gone'));
      const rate = () => customer.http.put<FaqView>(`/faqs/${faq}/helpful`, { helpful: true });
      expect((await rate()).status).toBe(500);
      failing.mockRestore();
      expect(dataOf(await rate()).helpful).toEqual({ yes: 1, no: 0 });
    });

    it('are counted right when an earlier count is written later', async () => {
      const faq = await addFaq(api.stores, { category: 'billing', question: 'In cash?', answer: 'No.' });
      const faqs = api.app.get(FaqsRepository, { strict: false });
      const set = faqs.setOpinionCounts.bind(faqs);
      const colleague = await createSignedIn(api.url, api.stores, 'customer');
      const slow = jest.spyOn(faqs, 'setOpinionCounts').mockImplementationOnce(async (...args) => {
        dataOf(await colleague.http.put<FaqView>(`/faqs/${faq}/helpful`, { helpful: false }));
        return set(...args);
      });
      const rated = await customer.http.put<FaqView>(`/faqs/${faq}/helpful`, { helpful: true });
      slow.mockRestore();
      expect(dataOf(rated).helpful).toEqual({ yes: 1, no: 1 });
      expect(dataOf(await customer.http.get<FaqView>(`/faqs/${faq}`)).helpful).toEqual({ yes: 1, no: 1 });
    });

    it('go with their FAQ, those too that are given while it goes', async () => {
      const admin = await createSignedIn(api.url, api.stores, 'admin');
      const faqs = api.app.get(FaqsRepository, { strict: false });
      const opinions = api.app.get(FaqOpinionsRepository, { strict: false });
      const left = (faq: string) =>
        api.stores.mongo.collection('faq_opinions').countDocuments({ faq: new Types.ObjectId(faq) });
      const rate = (faq: string) => customer.http.put<FaqView>(`/faqs/${faq}/helpful`, { helpful: true });
      const remove = (faq: string) => admin.http.delete(`/faqs/${faq}`);

      const going = await addFaq(api.stores, { category: 'billing', question: 'Going?', answer: 'Yes.' });
      const deleteFaq = faqs.delete.bind(faqs);
      jest.spyOn(faqs, 'delete').mockImplementationOnce(async (id) => {
        dataOf(await rate(going));
        return deleteFaq(id);
      });
      expect((await remove(going)).status).toBe(200);
      expect(await left(going)).toBe(0);

      const gone = await addFaq(api.stores, { category: 'billing', question: 'Gone?', answer: 'Yes.' });
      const replace = opinions.replace.bind(opinions);
      jest.spyOn(opinions, 'replace').mockImplementationOnce(async (...args) => {
        dataOf(await remove(gone));
        return replace(...args);
      });
      expect(errorOf(await rate(gone))).toBe('FAQ_NOT_FOUND');
      expect(await left(gone)).toBe(0);
    });
  });
});
