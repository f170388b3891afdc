using IamSim.Iam.PasswordPolicies;
using IamSim.Iam.Policies;
using IamSim.Storage;

namespace IamSim.Simulator.Importing;

/// <summary>Makes rows of the items of files, but for those whose names the account has already: what is there stays as it is.</summary>
internal sealed class ImportWriter(ImportRun run)
{
    private const int DefaultMinimumPasswordLength = 6;

    private readonly PrincipalWriter _principals = new(run);

    public void Write(ImportedEntry entry)
    {
        switch (entry)
        {
            case ImportedUser user:
                _principals.Write(user);
                break;
            case ImportedGroup group:
                _principals.Write(group);
                break;
            case ImportedRole role:
                _principals.Write(role);
                break;
            case ImportedPolicy policy:
                Write(policy);
                break;
            case ImportedPasswordPolicy policy:
                Write(policy);
                break;
        }
    }

    private void Write(ImportedPolicy policy)
    {
        if (policy.Arn is { IsAws: true } aws)
        {
            // AWS has policies of one name in several paths.
            var key = NameKeys.Of(aws.Path + aws.Name);
            var known = run.Contents.AwsPolicies;
            if (known.Has(key) || run.AwsPolicies.Find(aws.Text) is not null)
            {
                run.Tally.Skipped(ImportKinds.AwsPolicy, aws.Text, "AWS manages this policy, and IamSim has a copy of it.");
                return;
            }

            var awsId = policy.Name.Id is { } given && !known.IsTaken(given) ? given : run.Ids.ManagedPolicy();
            known.Add(key, awsId);
            Add(policy, PolicyArn.Aws, awsId, key, aws.Text, text => text);
            run.Tally.Took(ImportKinds.AwsPolicy);
        }
        else if (run.NewId(ImportKinds.Policy, policy.Name, run.Contents.Policies, run.Ids.ManagedPolicy) is { } id)
        {
            Add(policy, run.Target.Account, id, policy.Name.Key, run.Links.ArnOf(policy.Name.Path + policy.Name.Name), run.Target.Change.Follow);
        }
    }

    private void Add(ImportedPolicy policy, string account, string id, string key, string arn, Func<string, string> follow)
    {
        var created = policy.Name.CreatedAt ?? run.Target.Now;
        run.Rows.Add(new ManagedPolicy
        {
            AccountId = account,
            Id = id,
            Name = policy.Name.Name,
            NameKey = key,
            Path = policy.Name.Path,
            Arn = arn,
            Description = policy.Description,
            DefaultVersion = policy.DefaultVersion,
            LatestVersion = policy.Versions.Max(v => v.Number),
            CreatedAt = created,
            UpdatedAt = policy.UpdatedAt ?? policy.Versions.Max(v => v.CreatedAt) ?? created,
            Tags = policy.Tags,
        });
        foreach (var version in policy.Versions)
        {
            run.Rows.Add(new ManagedPolicyVersion
            {
                AccountId = account,
                PolicyId = id,
                Version = version.Number,
                Document = follow(version.Document),
                CreatedAt = version.CreatedAt ?? created,
            });
            run.Tally.Took(ImportKinds.PolicyVersion);
        }
    }

    private void Write(ImportedPasswordPolicy policy)
    {
        if (run.Contents.HasPasswordPolicy)
        {
            run.Tally.Skipped(ImportKinds.PasswordPolicy, run.Target.Account, "The account has a password policy.");
            return;
        }

        run.Rows.Add(new PasswordPolicy
        {
            AccountId = run.Target.Account,
            MinimumPasswordLength = policy.MinimumPasswordLength ?? DefaultMinimumPasswordLength,
            RequireSymbols = policy.RequireSymbols ?? false,
            RequireNumbers = policy.RequireNumbers ?? false,
            RequireUppercaseCharacters = policy.RequireUppercaseCharacters ?? false,
            RequireLowercaseCharacters = policy.RequireLowercaseCharacters ?? false,
            AllowUsersToChangePassword = policy.AllowUsersToChangePassword ?? false,
            MaxPasswordAge = policy.MaxPasswordAge,
            PasswordReusePrevention = policy.PasswordReusePrevention,
            HardExpiry = policy.HardExpiry,
            Version = run.Ids.FirstVersion(),
        });
        run.Tally.Took(ImportKinds.PasswordPolicy);
    }
}
