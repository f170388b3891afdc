using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IamSim.Rest;

/// <summary>The action reads its body itself, of whatever length and content type it is.</summary>
/// <param name="contentTypes">What Swagger UI offers to send.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RawBodyAttribute(params string[] contentTypes) : Attribute, IResourceFilter
{
    public IReadOnlyList<string> ContentTypes { get; } = contentTypes;

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        // curl --data-binary calls everything a form, and MVC would read it as one, looking for the parameters of the action.
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
