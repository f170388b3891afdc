using System.Text;
using IamSim.Contracts.Iam;
using IamSim.Hosting;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using AccessKey = IamSim.Iam.AccessKeys.AccessKey;

namespace IamSim.Authentication;

/// <summary>
/// Where unknown keys are rejected, somebody has to be root: the key that the options give, or one that is made at the first start and shown once. A
/// key of root's that was deleted is not made again.
/// </summary>
internal sealed class RootKey(WriterLane lane, IamSimOptions options, SimulatorClock clock, Ids ids, IDataProtectionProvider protection) : IHostedService
{
    /// <summary>The key that this start has made, to be shown now or never; null where none was made.</summary>
    public (string Id, string Secret)? Made { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Credentials.UnknownKeys != UnknownKeyMode.Reject)
        {
            return;
        }

        var given = options.Credentials.RootAccessKeyId;
        var key = (Id: given ?? ids.AccessKey(), Secret: options.Credentials.RootSecretAccessKey ?? ids.SecretAccessKey());
        var change = new Making(options.AccountId, key.Id, protection.CreateProtector(AccessKey.SecretPurpose).Protect(Encoding.UTF8.GetBytes(key.Secret)), clock.GetUtcNow(), given is not null);
        await lane.RunAsync(change, cancellationToken);
        Made = change.IsMade && given is null ? key : null;
    }

    /// <summary>Nothing is left: root needs its key again, the one that the options give or a new one, which is shown as the first was.</summary>
    public async Task MakeAgainAsync(CancellationToken ct)
    {
        await StartAsync(ct);
        if (Made is { } made)
        {
            // Not into the log, which is kept: it is a secret.
            await Console.Error.WriteLineAsync($"IamSim made an access key for root of {options.AccountId}, shown only now: {made.Id} {made.Secret}");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed class Making(string account, string id, byte[] sealedSecret, DateTimeOffset now, bool isGiven) : SimulatorChange
    {
        public bool IsMade { get; private set; }

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            if (!isGiven && await db.AccessKeys.AnyAsync(k => k.AccountId == account && k.UserId == null, ct))
            {
                return;
            }

            if (await db.AccessKeys.SingleOrDefaultAsync(k => k.Id == id, ct) is { } there)
            {
                if (there.AccountId != account || there.UserId is not null)
                {
                    throw new InvalidOperationException($"IamSim:Credentials:RootAccessKeyId={id} is another's key already.");
                }

                // The options are whoever runs this server: what they say holds, whatever became of the key.
                (there.ProtectedSecret, there.Status, there.DeletedAt) = (sealedSecret, StatusType.Active, null);
                return;
            }

            db.AccessKeys.Add(new AccessKey { AccountId = account, Id = id, ProtectedSecret = sealedSecret, Status = StatusType.Active, CreatedAt = now });
            IsMade = true;
        }
    }
}
