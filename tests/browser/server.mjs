// Serves dist/ from a sub-path of a free port while the browser tests run.
import { serve } from '../../tools/serve.mjs';

export default async function start() {
  const server = await serve({ base: '/portal/luzhi/' });
  process.env.LUZHI_TEST_URL = server.url;
  return server.close;
}
