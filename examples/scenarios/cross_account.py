"""Cross-account data: bucket and key in one account, the job in another."""
import json

from scenario import BASICS, Account, allow, completed, failed, ok, policy, refused, step

trainer = Account()
owner = trainer.other()
bucket = f"shared-cats-{owner.id}"
own = f"models-{trainer.id}"
data, output = f"s3://{bucket}/train/", f"s3://{own}/models/"

step("The owner's bucket and key, the trainer's role")
key = owner.kms.create_key()["KeyMetadata"]["Arn"]
owner.s3.create_bucket(Bucket=bucket)
owner.s3.put_object(Bucket=bucket, Key="train/1.csv", Body=b"cat,1\n", ServerSideEncryption="aws:kms", SSEKMSKeyId=key)
trainer.s3.create_bucket(Bucket=own)
role = trainer.role(
    "Training", *BASICS, allow("s3:ListBucket", f"arn:aws:s3:::{bucket}"), allow("s3:GetObject", f"arn:aws:s3:::{bucket}/train/*"), allow("s3:PutObject", f"arn:aws:s3:::{own}/models/*"))
ok(f"data in {owner.id}, jobs in {trainer.id}")

step("1. The role's own policy is not enough: the bucket belongs to another account")
refused("no bucket policy", "ValidationException", lambda: trainer.train("no-bucket-policy", role, data, output), "No S3 objects found under S3 URL")
SHARE = [
    {"Sid": "List", "Effect": "Allow", "Principal": {"AWS": role}, "Action": "s3:ListBucket", "Resource": f"arn:aws:s3:::{bucket}", "Condition": {"StringLike": {"s3:prefix": "train/*"}}},
    {"Sid": "Read", "Effect": "Allow", "Principal": {"AWS": role}, "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{bucket}/train/*"},
]
owner.s3.put_bucket_policy(Bucket=bucket, Policy=policy(*SHARE))

step("2. With the bucket policy it finds the data, and may not decrypt it: its own policy says nothing of the key")
trainer.train("no-key", role, data, output)
failed("no permission for the key", trainer, "no-key", "kms:Decrypt", "Data download failed", "kms:Decrypt")
trainer.grant(
    "Training", *BASICS, allow("s3:ListBucket", f"arn:aws:s3:::{bucket}"), allow("s3:GetObject", f"arn:aws:s3:::{bucket}/train/*"), allow("s3:PutObject", f"arn:aws:s3:::{own}/models/*"),
    allow("kms:Decrypt", key))

step("3. The key is the owner's too: its policy has to let the role in")
trainer.train("no-key-policy", role, data, output)
failed("the key policy does not know it", trainer, "no-key-policy", "kms:Decrypt", "resource-based policy")
opened = json.loads(owner.kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"])
opened["Statement"].append({
    "Sid": "TrainerDecrypts", "Effect": "Allow", "Principal": {"AWS": role}, "Action": "kms:Decrypt", "Resource": "*",
    "Condition": {"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}})
owner.kms.put_key_policy(KeyId=key, PolicyName="default", Policy=json.dumps(opened))
trainer.train("shared", role, data, output)
completed("both sides allow: the job completes", trainer, "shared")

step("4. The trainer's administrator still cannot read it: the owner let in one role, not the account")
trainer.iam.create_user(UserName="root-like")
trainer.iam.attach_user_policy(UserName="root-like", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
made = trainer.iam.create_access_key(UserName="root-like")["AccessKey"]
administrator = Account(trainer.id, made["AccessKeyId"], made["SecretAccessKey"])
refused("an administrator of the trainer's", "AccessDenied", lambda: administrator.s3.get_object(Bucket=bucket, Key="train/1.csv"))

print("\nAll checks hold.")
