// Drives S3 through the AWS SDK for JavaScript v3: how it signs, chunks and checks content.
//
//     node objects.mjs SCENARIO
import { randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchBucket,
  NoSuchKey,
  NotFound,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  waitUntilObjectExists,
  waitUntilObjectNotExists,
} from "@aws-sdk/client-s3";

const s3 = new S3Client({ endpoint: process.env.IAMSIM_URL, forcePathStyle: true });
const Bucket = `node-${randomUUID()}`;

function check(name, expected, actual) {
  const passed = isDeepStrictEqual(expected, actual);
  console.log(JSON.stringify({ name, passed, detail: passed ? null : `expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}` }));
}

const send = (command, parameters) => s3.send(new command({ Bucket, ...parameters }));
const read = async (Key, more) => Buffer.from(await (await send(GetObjectCommand, { Key, ...more })).Body.transformToByteArray());
const refusalOf = (promise) => promise.then(() => "a success", (error) => error);

const scenarios = {
  async contents() {
    await send(CreateBucketCommand);
    const content = randomBytes(200_000);
    for (const ChecksumAlgorithm of [undefined, "CRC32", "CRC32C", "SHA1", "SHA256"]) {
      await send(PutObjectCommand, { Key: "whole", Body: content, ChecksumAlgorithm });
      check(`whole, ${ChecksumAlgorithm}`, true, content.equals(await read("whole")));
      // A stream is sent in chunks of aws-chunked, and its checksum behind it.
      await send(PutObjectCommand, { Key: "streamed", Body: Readable.from([content.subarray(0, 70_000), content.subarray(70_000)]), ContentLength: content.length, ChecksumAlgorithm });
      check(`streamed, ${ChecksumAlgorithm}`, true, content.equals(await read("streamed")));
    }
    const head = await send(HeadObjectCommand, { Key: "streamed" });
    check("no coding is left", [content.length, undefined], [head.ContentLength, head.ContentEncoding]);
    check("range", true, content.subarray(1000, 2000).equals(await read("whole", { Range: "bytes=1000-1999" })));
    await waitUntilObjectExists({ client: s3, maxWaitTime: 30 }, { Bucket, Key: "whole" });
  },

  async parts() {
    await send(CreateBucketCommand);
    const content = randomBytes(11_000_000);
    const { UploadId } = await send(CreateMultipartUploadCommand, { Key: "parts", ChecksumAlgorithm: "CRC32" });
    const Parts = [];
    for (let PartNumber = 1; PartNumber <= 3; PartNumber++) {
      const Body = content.subarray((PartNumber - 1) * 5_300_000, PartNumber * 5_300_000);
      const { ETag, ChecksumCRC32 } = await send(UploadPartCommand, { Key: "parts", UploadId, PartNumber, Body, ChecksumAlgorithm: "CRC32" });
      Parts.push({ ETag, ChecksumCRC32, PartNumber });
    }
    const done = await send(CompleteMultipartUploadCommand, { Key: "parts", UploadId, MultipartUpload: { Parts } });
    check("etag", "-3", done.ETag.replaceAll('"', "").slice(32));
    check("content", true, content.equals(await read("parts")));
  },

  async lists() {
    await send(CreateBucketCommand);
    const keys = ["a b", "a/1", "a/2", "ä&<", "z"];
    await Promise.all(keys.map((Key) => send(PutObjectCommand, { Key, Body: Key })));
    const found = [];
    for await (const page of paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket })) {
      found.push(...page.Contents.map((object) => object.Key));
    }
    check("each once, in order", ["a b", "a/1", "a/2", "z", "ä&<"], found);
    const { Deleted } = await send(DeleteObjectsCommand, { Delete: { Objects: keys.map((Key) => ({ Key })) } });
    check("deleted", [...keys].sort(), Deleted.map((object) => object.Key).sort());
    await waitUntilObjectNotExists({ client: s3, maxWaitTime: 30 }, { Bucket, Key: "z" });
    check("no key", true, (await refusalOf(send(GetObjectCommand, { Key: "z" }))) instanceof NoSuchKey);
    check("no key, headed", true, (await refusalOf(send(HeadObjectCommand, { Key: "z" }))) instanceof NotFound);
    check("no bucket", NoSuchBucket.name, (await refusalOf(send(GetObjectCommand, { Bucket: `${Bucket}-no`, Key: "z" }))).name);
  },
};

await scenarios[process.argv[2]]();
