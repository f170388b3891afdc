// Signs requests with the signer of AWS's SDK for JavaScript, which knows nothing of IamSim, and sends them as they are.
//
//     node signing.mjs
//
// The endpoint comes from IAMSIM_URL, the credentials from AWS's own variables. Each check is told as a line of JSON on stdout.

import { createHash, createHmac } from "node:crypto";
import http from "node:http";
import { SignatureV4 } from "@smithy/signature-v4";

const endpoint = new URL(process.env.IAMSIM_URL);

class Sha256 {
  constructor(secret) {
    this.hash = secret ? createHmac("sha256", secret) : createHash("sha256");
  }
  update(data) {
    this.hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.hash.digest());
  }
}

const signer = (service, region = "us-east-1") =>
  new SignatureV4({
    service,
    region,
    sha256: Sha256,
    credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY },
  });

const escape = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const targetOf = (request) => {
  const pairs = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((v) => `${escape(name)}=${escape(v ?? "")}`),
  );
  return request.path + (pairs.length ? `?${pairs.join("&")}` : "");
};

const send = (request) =>
  new Promise((resolve, reject) => {
    const sent = http.request(
      { host: endpoint.hostname, port: endpoint.port, method: request.method, path: targetOf(request), headers: request.headers },
      (answer) => {
        let body = "";
        answer.on("data", (part) => (body += part));
        answer.on("end", () => resolve({ status: answer.statusCode, body }));
      },
    );
    sent.on("error", reject);
    sent.end(request.body);
  });

const check = (name, passed, detail) => console.log(JSON.stringify({ name, passed, detail: passed ? null : detail }));

const verified = async (name, request) => {
  const { status, body } = await send(request);
  check(name, status !== 403 && status !== 500 && !/Signature|UnrecognizedClient/.test(body), `${status} ${body}`);
};

const request = (method, path, { query = {}, headers = {}, body } = {}) => ({
  method,
  protocol: "http:",
  hostname: endpoint.hostname,
  port: Number(endpoint.port),
  path,
  query,
  headers: { host: endpoint.host, ...headers },
  body,
});

const paths = ["/api/v1/users", "/api/v1/users/no%20body", "/api/v1/users/n%C3%B6body", "/api/v1/users/a%2Bb%3D%27c%28%29", "/api/v1/users/nobody/"];
const queries = [
  {},
  { maxItems: "1", pathPrefix: "/" },
  { a: ["2", "1", ""], b: "", A: "x" },
  { "ä b": "+/=&?'()*!", "你好": "😀" },
  { "a-b": "1", a: "2", "a.b": "3", aB: "4" },
];
for (const path of paths) {
  for (const query of queries) {
    await verified(`${path} ${JSON.stringify(query)}`, await signer("iam").sign(request("GET", path, { query })));
    await verified(`presigned ${path} ${JSON.stringify(query)}`, await signer("iam").presign(request("GET", path, { query }), { expiresIn: 60 }));
  }
}

const form = { "content-type": "application/x-www-form-urlencoded" };
await verified("IAM", await signer("iam", "eu-west-1").sign(request("POST", "/", { headers: form, body: "Action=ListUsers&Version=2010-05-08" })));
await verified("STS", await signer("sts").sign(request("POST", "/", { headers: form, body: "Action=GetCallerIdentity&Version=2011-06-15" })));
await verified(
  "a header of many spaces",
  await signer("iam").sign(request("GET", "/api/v1/users", { headers: { "x-amz-meta": "  a   b  ", "x-other": "c    d" } })),
);
