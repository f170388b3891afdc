using System.Globalization;
using System.Security.Cryptography;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Validation;
using IamSim.Storage;

namespace IamSim.Labs;

/// <summary>Sets up a fresh account for a lab: its root makes what is to be there, by calls that have their events as all calls.</summary>
internal sealed class LabStart(CallRunner runner, Ids ids, IamDb db)
{
    /// <summary>The administrator as whom the learner works.</summary>
    public const string Learner = "learner";

    public async Task<Outcome<StartedLab>> RunAsync(Call call, Lab lab, CancellationToken ct)
    {
        var account = new LabAccount(await NewAccountAsync(ct), call.Partition, call.Region);
        foreach (var request in lab.SetUp(account))
        {
            if ((await RunAsync(call, account, request, ct)) is { IsFault: true } refused)
            {
                return refused.Fault;
            }
        }

        AccessKey? key = null;
        if (lab.HasLearner)
        {
            IRequest[] admission =
            [
                new CreateUserRequest { UserName = Learner },
                new AttachUserPolicyRequest { UserName = Learner, PolicyArn = $"arn:{account.Partition}:iam::aws:policy/AdministratorAccess" },
                new CreateAccessKeyRequest { UserName = Learner },
            ];
            foreach (var request in admission)
            {
                var made = await RunAsync(call, account, request, ct);
                if (made.IsFault)
                {
                    return made.Fault;
                }

                key = (made.Value as CreateAccessKeyResponse)?.AccessKey;
            }
        }

        return new StartedLab(lab, account, key?.AccessKeyId ?? account.Id, key?.SecretAccessKey ?? "test");
    }

    private ValueTask<Outcome<IShape>> RunAsync(Call call, LabAccount account, IRequest request, CancellationToken ct) =>
        runner.RunAsync(AsRoot(call, account), request.Model, request, new Violations(), ct);

    private Call AsRoot(Call call, LabAccount account) => new()
    {
        Account = account.Id,
        Caller = Caller.Root(account.Partition, account.Id, account.Id),
        Time = call.Time,
        Region = call.Region,
        RequestId = ids.Event(),
        EventId = ids.Event(),
        Surface = call.Surface,
        SourceAddress = call.SourceAddress,
        UserAgent = call.UserAgent,
        IsEncrypted = call.IsEncrypted,
    };

    /// <summary>An account in which nothing has ever happened.</summary>
    private async Task<string> NewAccountAsync(CancellationToken ct)
    {
        while (true)
        {
            var account = (100_000_000_000 + RandomNumberGenerator.GetInt32(900_000) * 1_000_000L + RandomNumberGenerator.GetInt32(1_000_000))
                .ToString(CultureInfo.InvariantCulture);
            if (await LabAccounts.IsFreshAsync(db, account, ct))
            {
                return account;
            }
        }
    }
}

/// <summary>A lab that has begun.</summary>
internal sealed record StartedLab(Lab Lab, LabAccount Account, string AccessKeyId, string SecretAccessKey);
