using System.ComponentModel.DataAnnotations;
using IamSim.Audit;
using IamSim.CloudTrail;
using IamSim.CloudTrail.EventDataStores;
using IamSim.Iam.Mfa.SecurityKeys;
using IamSim.Iam.Quotas;
using IamSim.Iam.RootUsers;
using IamSim.Issuer;
using IamSim.Organizations;
using IamSim.S3;
using IamSim.SageMaker.Quotas;
using IamSim.Simulator.Importing;
using IamSim.Storage;
using IamSim.Workloads;

namespace IamSim.Hosting;

/// <summary>The section <c>IamSim</c> of the configuration. An unknown key or a bad value stops the start and is named.</summary>
internal sealed class IamSimOptions
{
    public const string Section = "IamSim";

    /// <summary>The default account: whom calls without credentials, or with a key that IamSim never issued, act as.</summary>
    [RegularExpression("[0-9]{12}", ErrorMessage = "IamSim:AccountId must be twelve digits.")]
    public string AccountId { get; init; } = "123456789012";

    /// <summary>The region of calls that name none.</summary>
    [RegularExpression("[a-z]{2}(-[a-z]+)+-[0-9]+", ErrorMessage = "IamSim:Region must be a region's name, such as us-east-1.")]
    public string Region { get; init; } = "us-east-1";

    public EnforcementMode Enforcement { get; init; } = EnforcementMode.On;

    public CredentialOptions Credentials { get; init; } = new();

    public DatabaseOptions Database { get; init; } = new();

    public QuotaOptions Quotas { get; init; } = new();

    public AwsManagedPolicyOptions AwsManagedPolicies { get; init; } = new();

    public RootOptions Root { get; init; } = new();

    public SecurityKeyOptions SecurityKeys { get; init; } = new();

    public OrganizationOptions Organizations { get; init; } = new();

    public LakeOptions Lake { get; init; } = new();

    public OidcOptions Oidc { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    public SeedOptions Seed { get; init; } = new();

    public CloudTrailOptions CloudTrail { get; init; } = new();

    public S3Options S3 { get; init; } = new();

    public SageMakerOptions SageMaker { get; init; } = new();

    public AuditOptions Audit { get; init; } = new();

    public WorkloadOptions Workloads { get; init; } = new();

    public LogOptions Log { get; init; } = new();
}

/// <summary>What happens with what policies decide.</summary>
internal enum EnforcementMode
{
    /// <summary>Everything is let through; the access key names the caller, nothing is verified.</summary>
    Off = 0,

    /// <summary>Decided, recorded, let through.</summary>
    Observe = 1,

    /// <summary>Keys that IamSim issued are verified and their calls decided.</summary>
    On = 2,
}

/// <summary>What a key that IamSim never issued is.</summary>
internal enum UnknownKeyMode
{
    /// <summary>The default account's root: <c>test</c>/<c>test</c> works at once.</summary>
    Root = 0,

    /// <summary>Refused, as AWS refuses it.</summary>
    Reject = 1,
}

internal sealed class CredentialOptions
{
    public UnknownKeyMode UnknownKeys { get; init; } = UnknownKeyMode.Root;

    /// <summary>The id of the default account's root key, where unknown keys are rejected; null to have one made at the first start.</summary>
    [RegularExpression("AKIA[A-Z0-9]{16}", ErrorMessage = "IamSim:Credentials:RootAccessKeyId must be AKIA and 16 capital letters or digits.")]
    public string? RootAccessKeyId { get; init; }

    /// <summary>That key's secret.</summary>
    [StringLength(128, MinimumLength = 16, ErrorMessage = "IamSim:Credentials:RootSecretAccessKey must have 16 to 128 characters.")]
    public string? RootSecretAccessKey { get; init; }
}

internal sealed class AwsManagedPolicyOptions
{
    /// <summary>A file that <c>tools/aws-managed-policies</c> made, in the place of the embedded catalogue; null for that one.</summary>
    public string? Path { get; init; }
}

internal sealed class LimitOptions
{
    /// <summary>The most bytes of a request's body. The largest input of IAM is a certificate chain of 2 MiB, percent-encoded.</summary>
    [Range(1024, 1L << 30, ErrorMessage = "IamSim:Limits:MaxBodyBytes must be between 1 KiB and 1 GiB.")]
    public long MaxBodyBytes { get; init; } = 4 << 20;

    /// <summary>The most bytes of a file that is imported or restored over HTTP: it is kept in a temporary file meanwhile.</summary>
    [Range(1024, long.MaxValue, ErrorMessage = "IamSim:Limits:MaxImportBytes must be at least 1 KiB.")]
    public long MaxImportBytes { get; init; } = 1L << 30;
}

/// <summary>The form of the log on the console.</summary>
internal enum LogFormat
{
    /// <summary>Lines for a person.</summary>
    Text = 0,

    /// <summary>One JSON object a line (Serilog's compact form).</summary>
    Json = 1,
}

internal sealed class LogOptions
{
    public LogFormat Format { get; init; } = LogFormat.Text;
}
