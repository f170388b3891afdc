using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Rest;
using IamSim.Testing;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.BadInput;

/// <summary>
/// Thousands of malformed requests through both doors. <c>IAMSIM_BADINPUT_SEED</c> chooses others than the usual ones; a failure names its request.
/// </summary>
public class BadInputTests(Sim sim)
{
    /// <summary>Kestrel refuses a longer request line (414) before there is a request.</summary>
    private const int MaxTarget = 8000;

    public static TheoryData<string> Groups => [.. BadRequests.Groups.Keys];

    [Theory]
    [MemberData(nameof(Groups))]
    public Task Request_Malformed_IsAnsweredAsAwsDoes_AndHasOneEvent(string group) => BadInputSuite.RunAsync(sim.Host, Make(sim.Host, group));

    [Fact]
    public void Requests_AreAtLeastTwoThousand() => Assert.InRange(BadRequests.Groups.Keys.Sum(g => Make(sim.Host, g).Count), 2000, 20_000);

    internal static IReadOnlyList<BadRequest> Make(IamSimHost host, string group) =>
        BadRequests.Groups[group](new BadRequests(Seed) { Routes = RoutesOf(host) }).Where(r => r.Target.Length < MaxTarget).ToList();

    private static int Seed => int.Parse(Environment.GetEnvironmentVariable("IAMSIM_BADINPUT_SEED") ?? "20261124", CultureInfo.InvariantCulture);

    /// <summary>Every route of REST that is a call's.</summary>
    private static List<(string Method, string Path, string Action, OperationModel? Operation)> RoutesOf(IamSimHost host)
    {
        var routes =
            from action in host.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
            let template = "/" + action.AttributeRouteInfo!.Template
            where template.StartsWith(CallPaths.Api, StringComparison.Ordinal) && !template.StartsWith(CallPaths.Simulator, StringComparison.Ordinal)
            from method in action.ActionConstraints!.OfType<Microsoft.AspNetCore.Mvc.ActionConstraints.HttpMethodActionConstraint>().SelectMany(c => c.HttpMethods)
            orderby template, method
            select (method, template[CallPaths.Api.Length..], action.ActionName, ControllerServices.OperationOf(action));
        return routes.ToList();
    }
}

/// <summary>The same requests, on the other provider: it refuses characters and lengths that SQLite keeps.</summary>
public class BadInputOnPostgreSqlTests(PostgresServer postgres)
{
    [Fact]
    public async Task Request_Malformed_IsAnsweredAsAwsDoes_AndHasOneEvent()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await postgres.CreateDatabaseAsync(),
        });
        var all = BadRequests.Groups.Keys.SelectMany(g => BadInputTests.Make(host, g)).ToList();

        await BadInputSuite.RunAsync(host, all);
    }
}
