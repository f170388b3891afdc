using System.Text.Json;
using IamSim.Access;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.Contracts.Validation;
using IamSim.Rest;
using IamSim.Workloads.Specs;

namespace IamSim.Workloads.Check;

/// <summary>A dry run that is asked for.</summary>
/// <param name="Operation">The operation whose request it is.</param>
/// <param name="Request">The request of a job, model or notebook that has not been made.</param>
/// <param name="Principal">Who would make it; null for the caller.</param>
/// <param name="Region">Where; null for the call's region.</param>
/// <param name="Suppose">What is supposed in the place of what is stored; null for nothing.</param>
internal sealed record CheckQuestion(OperationModel Operation, IRequest Request, string? Principal, string? Region, Suppositions? Suppose)
{
    private const string Default = "CreateTrainingJob";

    /// <exception cref="QuestionException">What is wrong with the body.</exception>
    public static CheckQuestion Read(JsonElement body)
    {
        QuestionBody.Object(body, "operation", "request", "principal", "region", "suppose");
        var name = QuestionBody.Text(body, "operation") ?? Default;
        if (SageMakerService.Contract.Find(name) is not { } operation || WorkloadSpecs.KindOf(operation) is null)
        {
            throw new QuestionException(
                "operation", "This must be CreateTrainingJob, CreateProcessingJob, CreateHyperParameterTuningJob, CreateModel or CreateNotebookInstance.");
        }

        if (QuestionBody.Member(body, "request") is not { } given)
        {
            throw new QuestionException("request", $"This must be the request of {name}.");
        }

        var region = QuestionBody.Text(body, "region");
        if (region is not null && !Calls.Arns.IsRegion(region))
        {
            throw new QuestionException("region", "This must be a region, such as us-east-1.");
        }

        return new CheckQuestion(
            operation,
            ReadRequest(operation, given),
            QuestionBody.Text(body, "principal"),
            region,
            QuestionBody.Member(body, "suppose") is { } suppose ? Suppositions.Read(suppose) : null);
    }

    private static IRequest ReadRequest(OperationModel operation, JsonElement given)
    {
        var violations = new Violations();
        var request = QuestionBody.Well(() => operation.ReadJson(given, violations));
        operation.Validate(request, violations);
        if (violations.Any)
        {
            throw new QuestionException([.. violations.Found.Select(violation => new QuestionProblem(
                "request." + violation.Path, $"This must be {violation.Expected ?? violation.Kind.ToString()}.", null, null))]);
        }

        return request;
    }
}
