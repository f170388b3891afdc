using IamSim.Simulator;
using IamSim.Storage;

namespace IamSim.Iam.Mfa;

/// <summary>
/// Makes hardware tokens known. AWS knows the seeds of the tokens that its makers sell; here somebody has to tell which token has which.
/// </summary>
internal sealed class HardwareTokens(Storage.Lane.WriterLane lane, MfaSeeds seeds)
{
    /// <summary>Adds a token, which is nobody's yet; false where the serial number is known already.</summary>
    public async Task<bool> AddAsync(string account, string serialNumber, byte[] seed, DateTimeOffset now, CancellationToken ct)
    {
        var change = new Provision(account, serialNumber, seeds.Protect(seed), now);
        await lane.RunAsync(change, ct);
        return change.IsNew;
    }

    private sealed class Provision(string account, string serialNumber, byte[] protectedSeed, DateTimeOffset now) : SimulatorChange
    {
        public bool IsNew { get; private set; }

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            IsNew = await db.MfaDevices.FindBySerialAsync(account, serialNumber, ct) is null;
            if (IsNew)
            {
                db.MfaDevices.Add(new MfaDevice
                {
                    AccountId = account,
                    SerialNumber = serialNumber,
                    SerialKey = NameKeys.Of(serialNumber),
                    IsVirtual = false,
                    ProtectedSeed = protectedSeed,
                    UserIsRoot = false,
                    CreatedAt = now,
                });
            }
        }
    }
}
