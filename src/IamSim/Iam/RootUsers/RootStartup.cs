using IamSim.Hosting;
using IamSim.Simulator;

namespace IamSim.Iam.RootUsers;

/// <summary>Gives the default account's root its first password, where the settings have one.</summary>
internal sealed class RootStartup(RootPasswords passwords, IamSimOptions options, SimulatorClock clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Root.Password is { } password
            && await passwords.ResetAsync(options.AccountId, password, onlyFirst: true, clock.GetUtcNow(), cancellationToken) is { } refusal)
        {
            throw new InvalidOperationException($"IamSim:Root:Password: {refusal.Message}");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
