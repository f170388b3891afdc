using IamSim.Simulator;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Registers policy templates. With AWS that is a part of becoming a partner, and has no API.</summary>
internal sealed class DelegationTemplates(Storage.Lane.WriterLane lane)
{
    /// <summary>Adds a template; false where the account has one with this ARN.</summary>
    public async Task<bool> AddAsync(DelegationTemplate template, CancellationToken ct)
    {
        var change = new Registration(template);
        await lane.RunAsync(change, ct);
        return change.IsNew;
    }

    private sealed class Registration(DelegationTemplate template) : SimulatorChange
    {
        public bool IsNew { get; private set; }

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            IsNew = !await db.DelegationTemplates.AnyAsync(t => t.AccountId == template.AccountId && t.Arn == template.Arn, ct);
            if (IsNew)
            {
                db.DelegationTemplates.Add(template);
            }
        }
    }
}
