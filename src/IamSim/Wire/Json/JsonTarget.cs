using IamSim.Contracts;

namespace IamSim.Wire.Json;

/// <summary>What <c>X-Amz-Target</c> names: <c>AWSOrganizationsV20161128.CreatePolicy</c>.</summary>
/// <param name="Text">The header as it was sent.</param>
/// <param name="Service">The service of its prefix; null where IamSim has none.</param>
/// <param name="Name">What stands behind the last dot.</param>
internal readonly record struct JsonTarget(string Text, ServiceContract? Service, string Name)
{
    public const string Header = "X-Amz-Target";

    public OperationModel? Operation => Service?.Find(Name);

    public static JsonTarget Of(HttpRequest request)
    {
        var text = request.Headers[Header].ToString();
        var dot = text.LastIndexOf('.');
        return new JsonTarget(text, WireServices.OfTarget(dot < 0 ? string.Empty : text[..dot]), text[(dot + 1)..]);
    }
}
