using System.ComponentModel.DataAnnotations;
using System.Reflection;
using IamSim.Iam.Mfa.SecurityKeys;
using IamSim.Issuer;
using Microsoft.Extensions.Options;

namespace IamSim.Hosting;

/// <summary>Reads and checks the options before anything else is built, so that a bad one stops the start with its name.</summary>
internal static class OptionsSetup
{
    /// <exception cref="OptionsValidationException">A key is unknown, or a value is bad or not served yet.</exception>
    public static IamSimOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(IamSimOptions.Section);
        var problems = new List<string>();
        FindUnknown(section, typeof(IamSimOptions), problems);
        if (problems.Count == 0)
        {
            try
            {
                var options = section.Get<IamSimOptions>() ?? new IamSimOptions();
                Check(options, problems);
                if (problems.Count == 0)
                {
                    return options;
                }
            }
            catch (InvalidOperationException e)
            {
                // "Failed to convert configuration value 'x' at 'IamSim:Enforcement' to type …": it names key and value.
                problems.Add(e.Message);
            }
        }

        throw new OptionsValidationException(IamSimOptions.Section, typeof(IamSimOptions), problems);
    }

    private static void FindUnknown(IConfigurationSection section, Type type, List<string> problems)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!known.TryGetValue(child.Key, out var property))
            {
                problems.Add($"{child.Path} is not a setting of IamSim. Known here: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.");
            }
            else if (property.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(List<>))
            {
                foreach (var item in child.GetChildren())
                {
                    FindUnknown(item, list.GetGenericArguments()[0], problems);
                }
            }
            else if (property.PropertyType.IsClass && property.PropertyType != typeof(string))
            {
                FindUnknown(child, property.PropertyType, problems);
            }
        }
    }

    private static void Check(IamSimOptions options, List<string> problems)
    {
        foreach (var part in new object[] { options, options.Limits, options.Credentials, options.Audit, options.SageMaker.Quotas })
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(part, new ValidationContext(part), results, validateAllProperties: true);
            problems.AddRange(results.Select(r => r.ErrorMessage!));
        }

        CheckQuotas(options.Quotas, nameof(options.Quotas), problems);
        CheckQuotas(options.Organizations, nameof(options.Organizations), problems);
        CheckQuotas(options.CloudTrail, nameof(options.CloudTrail), problems);
        CheckQuotas(options.Lake, nameof(options.Lake), problems);
        CheckQuotas(options.S3, nameof(options.S3), problems);

        problems.AddRange(IssuerKeySets.ProblemsOf(options.Oidc));
        if (options.Seed.Path is { Length: > 0 } seed && !Directory.Exists(seed))
        {
            problems.Add($"IamSim:Seed:Path={seed} is not a folder.");
        }

        if (File.Exists(options.CloudTrail.DeliveryFolder))
        {
            problems.Add($"IamSim:CloudTrail:DeliveryFolder={options.CloudTrail.DeliveryFolder} is a file, not a folder.");
        }

        if (File.Exists(options.S3.Folder))
        {
            problems.Add($"IamSim:S3:Folder={options.S3.Folder} is a file, not a folder.");
        }

        if (options.Root.RequireMfa && options.Enforcement != EnforcementMode.On)
        {
            problems.Add($"IamSim:Root:RequireMfa is true, and IamSim:Enforcement is {options.Enforcement}: only On refuses anybody anything.");
        }

        try
        {
            Certifications.Read(options.SecurityKeys.Certified);
        }
        catch (FormatException e)
        {
            problems.Add(e.Message);
        }

        if ((options.Credentials.RootAccessKeyId is null) != (options.Credentials.RootSecretAccessKey is null))
        {
            problems.Add("IamSim:Credentials:RootAccessKeyId and RootSecretAccessKey go together: one of them is not set.");
        }

        if (options.Credentials is { RootAccessKeyId: not null, UnknownKeys: UnknownKeyMode.Root })
        {
            problems.Add("IamSim:Credentials:RootAccessKeyId is for UnknownKeys=Reject: with Root, any key that IamSim never issued is root's.");
        }
    }

    private static void CheckQuotas(object quotas, string section, List<string> problems)
    {
        foreach (var quota in quotas.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (quota.GetValue(quotas) is int and < 1)
            {
                problems.Add($"IamSim:{section}:{quota.Name} must be at least 1.");
            }
        }
    }
}
