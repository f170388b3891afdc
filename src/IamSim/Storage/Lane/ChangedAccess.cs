using IamSim.Authorization;
using IamSim.Ec2.Resources;
using IamSim.Iam.AccessKeys;
using IamSim.Iam.Account;
using IamSim.Iam.Groups;
using IamSim.Iam.PasswordPolicies;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Users;
using IamSim.Kms.Aliases;
using IamSim.Kms.Grants;
using IamSim.Kms.Keys;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Attachments;
using IamSim.Organizations.Policies;
using IamSim.S3.Buckets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Organization = IamSim.Organizations.Organization;

namespace IamSim.Storage.Lane;

/// <summary>
/// Notes, by the tracker's own word, that a batch changes what governs an account's principals. At once, for the calls behind it in the batch;
/// and when the transaction has ended, for whoever read in between what it replaced.
/// </summary>
internal sealed class ChangedAccess
{
    private readonly HashSet<string> _accounts = [];
    private readonly AccessVersions _versions;
    private bool _all;

    public ChangedAccess(IamDb db, AccessVersions versions)
    {
        _versions = versions;
        db.ChangeTracker.Tracked += (_, e) => Note(e.Entry, e.Entry.State);
        db.ChangeTracker.StateChanged += (_, e) => Note(e.Entry, e.NewState);
    }

    /// <summary>The transaction has ended, one way or the other.</summary>
    public void Ended()
    {
        foreach (var account in _accounts)
        {
            _versions.Ended(account);
        }

        if (_all)
        {
            _versions.EndedAll();
        }

        _accounts.Clear();
        _all = false;
    }

    private void Note(EntityEntry entry, EntityState state)
    {
        if (state is EntityState.Unchanged or EntityState.Detached)
        {
            return;
        }

        if (entry.Entity is Organization or MemberAccount or OrganizationPolicy or OrganizationPolicyAttachment)
        {
            _all = true;
            _versions.ChangingAll();
        }
        else if (AccountOf(entry.Entity, isNew: state == EntityState.Added) is { } account)
        {
            _accounts.Add(account);
            _versions.Changing(account);
        }
    }

    /// <summary>Nobody keeps that something does not exist, so what is new and governs nobody yet changes nothing.</summary>
    private static string? AccountOf(object entity, bool isNew) => entity switch
    {
        User user when !isNew => user.AccountId,
        Role role when !isNew => role.AccountId,
        Group group when !isNew => group.AccountId,
        AccessKey key when !isNew => key.AccountId,
        GroupMembership membership => membership.AccountId,
        PolicyAttachment attachment => attachment.AccountId,
        InlinePolicy policy => policy.AccountId,
        ManagedPolicy policy when !isNew => policy.AccountId,
        ManagedPolicyVersion version => version.AccountId,
        PasswordPolicy policy => policy.AccountId,
        AccountSettings settings => settings.AccountId,
        AccountAlias alias => alias.AccountId,
        KmsKey key when !isNew => key.AccountId,
        KmsAlias alias => alias.AccountId,
        KeyGrant grant => grant.AccountId,
        StoredBucket bucket when !isNew => bucket.AccountId,

        // A network is kept whole: what is new in it changes it.
        NetworkResource resource => resource.AccountId,
        _ => null,
    };
}
