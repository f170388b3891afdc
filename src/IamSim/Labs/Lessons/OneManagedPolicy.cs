using IamSim.Contracts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation.Explanations;

namespace IamSim.Labs.Lessons;

/// <summary>Inline and managed policies.</summary>
internal sealed class OneManagedPolicy : Lab
{
    private const string Inline = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::cats-DATA/*"}""";

    public override string Id => "managed-policy";

    public override string Title => "One managed policy instead of two inline ones";

    public override IReadOnlyList<string> Topics => ["Managed and inline policies", "Policy versions", "Least privilege"];

    public override string Goal =>
        "anna and ben read and list the bucket cats-ACCOUNT_ID by one customer managed policy; there are no inline policies any more, and nobody may write.";

    public override string Story =>
        "anna and ben were each given an inline policy to read the bucket cats-ACCOUNT_ID. Now both shall list it too, and nobody wants to change two texts again.";

    public override IReadOnlyList<string> Hints =>
    [
        "s3:ListBucket is asked on the bucket's ARN, s3:GetObject on its objects': arn:aws:s3:::bucket and arn:aws:s3:::bucket/*.",
        "Create one managed policy and attach it to both users, or better to a group of both.",
        "Delete both inline policies; a managed policy has versions, so the next change is one call.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account)
    {
        var statement = Inline.Replace("DATA", account.Id, StringComparison.Ordinal).Replace("arn:aws:", $"arn:{account.Partition}:", StringComparison.Ordinal);
        return [User("anna"), User("ben"), UserPolicy("anna", "ReadCats", statement), UserPolicy("ben", "ReadCatsToo", statement)];
    }

    public override ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var (bucket, key) = (check.Account.S3("cats"), check.Account.S3("cats", "train/1.jpg"));
        HashSet<string>? common = null;
        foreach (var name in new[] { "anna", "ben" })
        {
            var user = check.User(name);
            check.May($"{name} may read objects of the bucket", user, "s3:GetObject", key);
            check.May($"{name} may list the bucket", user, "s3:ListBucket", bucket);
            check.MayNot($"{name} may not write", user, "s3:PutObject", key);
            check.MayNot($"{name} may not delete", user, "s3:DeleteObject", key);
            check.MayNot($"{name} may not read other buckets", user, "s3:GetObject", check.Account.S3("secrets", "x"));
            if (user is not null)
            {
                var through = Granting(check.Ask(user, "s3:GetObject", key, [])).Intersect(Granting(check.Ask(user, "s3:ListBucket", bucket, []))).ToHashSet();
                common = common is null ? through : [.. common.Intersect(through)];
            }
        }

        check.Note(
            "Both are let in by the same customer managed policy",
            common is { Count: > 0 },
            "No managed policy of this account allows both of them both actions.");
        var inline = check.All.SelectMany(each => each.Identity.Where(policy => policy.Arn is null).Select(policy => policy.Source))
            .Select(source => $"{source.Id} of {source.AttachedTo}").Distinct().ToList();
        check.Note("There are no inline policies", inline.Count == 0, $"There are still {string.Join(", ", inline)}.");
        return ValueTask.CompletedTask;

        IEnumerable<string> Granting(Explanation story) => story.Layers.SelectMany(layer => layer.Statements)
            .Where(statement => statement is { Effect: PolicyEffect.Allow, Outcome: StatementOutcome.Applies })
            .Select(statement => statement.Policy.Arn).OfType<string>()
            .Where(arn => arn.StartsWith(check.Account.Iam("policy/"), StringComparison.Ordinal));
    }
}
