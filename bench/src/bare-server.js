// The least that a server of JSON can do: read the body, parse it, answer a fixed text.
import { createServer } from 'node:http';

const answer = JSON.stringify({
  CodeDeliveryDetailsList: [{ Destination: 'a***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' }],
});

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': Buffer.byteLength(answer) });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`port ${server.address().port}\n`));
