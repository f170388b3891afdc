using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace IamSim.Rest;

/// <summary>The controller answers JSON. <see cref="ProducesAttribute"/> says so too, but would call problems plain JSON, here and in Swagger.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ProducesJsonAttribute : Attribute, IResultFilter, IApiResponseMetadataProvider
{
    private const string Json = "application/json";

    /// <summary>Nothing: what each action answers, it says itself.</summary>
    public Type? Type => null;

    public int StatusCode => StatusCodes.Status200OK;

    public void SetContentTypes(MediaTypeCollection contentTypes) => contentTypes.Add(Json);

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is ObjectResult { Value: not ProblemDetails } answer)
        {
            answer.ContentTypes = [Json];
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
