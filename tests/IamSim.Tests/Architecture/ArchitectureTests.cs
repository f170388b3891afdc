using System.Reflection;
using System.Text.RegularExpressions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Rest;
using IamSim.Tests.Models;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace IamSim.Tests.Architecture;

/// <summary>What the design promises of the code, held by reading the code.</summary>
public class ArchitectureTests
{
    /// <summary>Controllers of what is IamSim's own and no service's.</summary>
    private static readonly string[] Own = ["AuditEventsController", "AuditSealsController", "AuditVerificationController", "SimulatorController", "HardwareTokensController", "DelegationTemplatesController", "SimulationsController", "ActionsController", "PolicyValidationController", "AccessController", "PolicyComparisonController", "ImportController", "ExportController", "SnapshotController", "AuthorizationsController", "ServiceSessionsController", "TestTokensController", "SignInController", "RootController", "RootRecoveryController", "SecurityKeysController", "LabsController", "ServiceQuotasController", "WorkloadsController"];

    private static readonly string[] Http = ["Microsoft.AspNetCore.Http.", "Microsoft.AspNetCore.Mvc.", "Microsoft.AspNetCore.Routing.", "System.Net.Http.", "IamSim.Wire.", "IamSim.Rest."];

    private static readonly Assembly Server = typeof(IOperation<,>).Assembly;

    public static TheoryData<string> Operations => [.. OperationClasses.Select(t => t.FullName!)];

    public static TheoryData<string> Controllers => [.. Server.GetTypes().Where(t => t.IsSubclassOf(typeof(ControllerBase)) && !t.IsAbstract).Select(t => t.FullName!)];

    private static IEnumerable<Type> OperationClasses => Server.GetTypes().Where(t => !t.IsAbstract && ContractOf(t) is not null);

    [Theory]
    [InlineData("IamSim.Policies")]
    [InlineData("IamSim.Contracts")]
    public void Assembly_References_OnlyTheBaseLibrary(string assembly) =>
        Assert.All(Assembly.Load(assembly).GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_RefersToNothingOfHttp(string type) => Assert.DoesNotContain(
        IlReferences.Of(Server.GetType(type)!).Select(t => t.FullName ?? t.Name),
        name => Http.Any(space => name.StartsWith(space, StringComparison.Ordinal)));

    [Fact]
    public void References_OfAClassThatKnowsHttp_AreFound() =>
        Assert.Contains(typeof(Microsoft.AspNetCore.Http.HttpContext), IlReferences.Of(Server.GetType("IamSim.Wire.WireEndpoint")!));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_IsSealed_NamedAsItsOperation_AndCitesItsPage(string name)
    {
        var type = Server.GetType(name)!;
        var contract = ContractOf(type)!;
        var operation = (OperationModel)contract.GetGenericArguments()[0].GetProperty("Operation")!.GetValue(null)!;

        Assert.True(type.IsSealed, "An operation class is not derived from.");
        Assert.False(type.IsPublic, "Nothing outside the server needs an operation class.");
        Assert.Equal(operation.Name, type.Name);
        var source = Assert.Single(Directory.GetFiles(
            Repository.PathOf("src", "IamSim", operation.Service.Name), $"{type.Name}.cs", SearchOption.AllDirectories));

        // The runtime's pages stand among SageMaker's; S3 and EC2 have folders of their own making.
        var page = operation.Service.Name switch
        {
            "SageMakerRuntime" => $"sagemaker/latest/APIReference/API_runtime_{operation.Name}",
            "S3" => $"AmazonS3/latest/API/API_{operation.Name}",
            "Ec2" => $"AWSEC2/latest/APIReference/API_{operation.Name}",
            _ => $"(aws)?(?i:{Regex.Escape(operation.Service.ServiceId)})/latest/APIReference/API_{operation.Name}",
        };
        Assert.Matches(
            $"<remarks>(.|\n)*?https://docs\\.aws\\.amazon\\.com/{page}\\.html",
            File.ReadAllText(source));
    }

    [Fact]
    public void Registry_HasEveryOperationClass() =>
        Assert.Equal(OperationClasses.Select(t => t.Name).Order(StringComparer.Ordinal), OperationRegistry.All.Select(h => h.Model.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Controllers))]
    public void Controller_IsPublicAndSealed_AndItsActionsAreOperations(string name)
    {
        var type = Server.GetType(name)!;
        Assert.True(type.IsPublic && type.IsSealed, "MVC finds public controllers only; any other is silently a 404.");
        foreach (var action in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            Assert.True(action.GetCustomAttributes<HttpMethodAttribute>().Any(), $"{action.Name} is public and has no route.");
            // A part of a resource is read under a name of its own (GetTrustPolicy); it has no body to misread.
            Assert.True(
                Own.Contains(type.Name) || action.IsDefined(typeof(HttpGetAttribute)) || ControllerServices.ServiceOf(type)?.Find(action.Name) is not null,
                $"{action.Name} is no operation: the event of a body that cannot be read would have no name.");
        }
    }

    private static Type? ContractOf(Type type) => type.GetInterfaces().FirstOrDefault(i =>
        i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IOperation<,>) || i.GetGenericTypeDefinition() == typeof(IPreparedOperation<,,>)));
}
