using System.Security.Cryptography;
using System.Text;
using IamSim.Calls;
using IamSim.Storage;

namespace IamSim.Kms.Keys;

/// <summary>
/// The keys that AWS keeps in an account for its services, <c>aws/s3</c> and its kin. They are made when they are first used; as each has the same
/// id every time, whoever asks about one before that is told the same as behind it.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key">KMS: AWS managed keys</see></remarks>
internal static class AwsManagedKeys
{
    public const string Prefix = "alias/aws/";

    /// <summary>What stands behind <see cref="Prefix"/>, the service's name in <c>kms:ViaService</c>, and how its policy calls it.</summary>
    private static readonly Dictionary<string, (string Service, string Title)> Services = new(StringComparer.Ordinal)
    {
        ["s3"] = ("s3", "S3"),
        ["ebs"] = ("ec2", "EBS"),
        ["sagemaker"] = ("sagemaker", "SageMaker"),
        ["ecr"] = ("ecr", "ECR"),
        ["elasticfilesystem"] = ("elasticfilesystem", "EFS"),
        ["dynamodb"] = ("dynamodb", "DynamoDB"),
        ["fsx"] = ("fsx", "FSx"),
        ["glue"] = ("glue", "Glue"),
        ["kinesis"] = ("kinesis", "Kinesis"),
        ["lambda"] = ("lambda", "Lambda"),
        ["rds"] = ("rds", "RDS"),
        ["secretsmanager"] = ("secretsmanager", "AWS Secrets Manager"),
        ["sns"] = ("sns", "SNS"),
        ["sqs"] = ("sqs", "SQS"),
        ["ssm"] = ("ssm", "SSM"),
    };

    /// <summary>The key of an alias as it is before anybody used it; null for an alias that AWS has not reserved for a service that IamSim knows.</summary>
    public static KmsKey? Supposed(KeyReference named)
    {
        var name = named.IsAlias
            ? named.Name.StartsWith(Prefix, StringComparison.Ordinal) ? named.Name[Prefix.Length..] : null
            : Services.Keys.FirstOrDefault(key => IdOf(named, key) == named.Name);
        return name is not null && Services.TryGetValue(name, out var service)
            ? new KmsKey
            {
                AccountId = named.Account,
                Region = named.Region,
                Id = IdOf(named, name),
                Description = $"Default key that protects my {service.Title} data when no other key is defined",
                Policy = PolicyOf(named, name, service.Service, service.Title),
                ProtectedMaterial = [],
                MaterialId = string.Empty,
                CreatedAt = default,
                IsAwsManaged = true,
            }
            : null;
    }

    /// <summary>The alias of such a key.</summary>
    public static string? AliasOf(KmsKey key) =>
        Services.Keys.FirstOrDefault(name => IdOf(new KeyReference(key.AccountId, key.Region, string.Empty, IsArn: false), name) == key.Id) is { } found ? Prefix + found : null;

    /// <summary>Stores a supposed key with its alias, where it is not stored yet.</summary>
    public static async ValueTask KeepAsync(IamDb db, KmsKey supposed, NewMaterial material, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.KmsKeys.FindAsync([supposed.AccountId, supposed.Region, supposed.Id], ct) is not null)
        {
            return;
        }

        supposed.ProtectedMaterial = material.Sealed;
        supposed.MaterialId = material.Id;
        supposed.CreatedAt = now;
        db.KmsKeys.Add(supposed);
        db.KmsAliases.Add(new Aliases.KmsAlias
        {
            AccountId = supposed.AccountId,
            Region = supposed.Region,
            Name = AliasOf(supposed)!,
            KeyId = supposed.Id,
            CreatedAt = now,
            UpdatedAt = now,
        });
    }

    private static string IdOf(KeyReference named, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{named.Account}/{named.Region}/{name}"));

        // A random UUID as RFC 9562 has it, but for the chance.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }

    /// <remarks>
    /// As AWS's documentation shows that of <c>aws/ebs</c>:
    /// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-viewing.html. That of the other services differs by the names, and by
    /// <c>kms:CreateGrant</c>, which S3's is known not to have; of SageMaker's that is a guess.
    /// </remarks>
    private static string PolicyOf(KeyReference named, string name, string service, string title)
    {
        var partition = Arns.PartitionOf(named.Region);
        var suffix = partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        var grant = name == "s3" ? string.Empty : "\"kms:CreateGrant\", ";
        return $$"""
            {
              "Version" : "2012-10-17",
              "Id" : "auto-{{name}}-2",
              "Statement" : [ {
                "Sid" : "Allow access through {{title}} for all principals in the account that are authorized to use {{title}}",
                "Effect" : "Allow",
                "Principal" : {
                  "AWS" : "*"
                },
                "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", {{grant}}"kms:DescribeKey" ],
                "Resource" : "*",
                "Condition" : {
                  "StringEquals" : {
                    "kms:CallerAccount" : "{{named.Account}}",
                    "kms:ViaService" : "{{service}}.{{named.Region}}.{{suffix}}"
                  }
                }
              }, {
                "Sid" : "Allow direct access to key metadata to the account",
                "Effect" : "Allow",
                "Principal" : {
                  "AWS" : "arn:{{partition}}:iam::{{named.Account}}:root"
                },
                "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant" ],
                "Resource" : "*"
              } ]
            }
            """;
    }
}
