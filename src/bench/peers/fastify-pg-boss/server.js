// A webhook receiver as one would write it with Fastify and pg-boss: signature checked over the raw body, webhook and job
// inserted in one transaction, answered after the commit; a worker inserts a row for each job. Generous to it where there
// is a choice: large batches, one insert for all rows of a batch.
import { createHmac, timingSafeEqual } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'
import PgBoss from 'pg-boss'

const database = {
  host: '127.0.0.1',
  port: Number(process.env.DB_PORT),
  database: process.env.DB_NAME,
  user: process.env.DB_USER,
  password: process.env.DB_PASSWORD
}
const secret = process.env.SECRET
const pool = new pg.Pool({ ...database, max: 32 })
await pool.query(`
  create table if not exists webhook (
    id bigint generated always as identity primary key, key text not null unique, headers text not null,
    received_at timestamptz not null default now(), body bytea not null);
  create table if not exists processed (
    webhook_id bigint primary key, processed_at timestamptz not null default now())`)

const boss = new PgBoss({ ...database, max: 8 })
await boss.start()
await boss.createQueue('webhook')
await boss.work('webhook', { batchSize: 2000, pollingIntervalSeconds: 0.5 }, jobs =>
  pool.query('insert into processed (webhook_id) select unnest($1::bigint[]) on conflict do nothing',
    [jobs.map(job => job.data.id)]))

function isSigned (request) {
  const expected = createHmac('sha256', secret).update(request.body).digest()
  const given = Buffer.from(request.headers['x-webhook-signature'] ?? '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

async function store (request) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query({
      name: 'insert',
      text: 'insert into webhook (key, headers, body) values ($1, $2, $3) on conflict do nothing returning id',
      values: [request.headers['x-idempotency-key'], JSON.stringify(request.headers), request.body]
    })
    if (rows.length > 0) {
      await boss.send('webhook', { id: rows[0].id }, { db: { executeSql: (text, values) => client.query(text, values) } })
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const app = Fastify()
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => done(null, body))
app.post('/webhooks/measured', async (request, reply) => {
  if (!isSigned(request)) {
    return reply.code(401).send()
  }
  await store(request)
  return { status: 'received' }
})
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
