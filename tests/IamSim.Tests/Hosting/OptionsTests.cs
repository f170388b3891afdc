using IamSim.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IamSim.Tests.Hosting;

public class OptionsTests
{
    [Fact]
    public void Read_Nothing_IsTheDefaults()
    {
        var options = Read();

        Assert.Equal(("123456789012", "us-east-1", 5000), (options.AccountId, options.Region, options.Quotas.UsersPerAccount));
    }

    [Theory]
    [InlineData("IamSim:Enforcment", "Off", "IamSim:Enforcment is not a setting of IamSim.")]
    [InlineData("IamSim:Quotas:UsersPerAcount", "7", "IamSim:Quotas:UsersPerAcount is not a setting of IamSim.")]
    [InlineData("IamSim:Database:Povider", "Sqlite", "IamSim:Database:Povider is not a setting of IamSim.")]
    [InlineData("IamSim:AccountId", "123", "IamSim:AccountId must be twelve digits.")]
    [InlineData("IamSim:Region", "Frankfurt", "IamSim:Region must be a region's name, such as us-east-1.")]
    [InlineData("IamSim:Quotas:UsersPerAccount", "0", "IamSim:Quotas:UsersPerAccount must be at least 1.")]
    [InlineData("IamSim:Limits:MaxBodyBytes", "1", "IamSim:Limits:MaxBodyBytes must be between 1 KiB and 1 GiB.")]
    [InlineData("IamSim:Audit:RetentionDays", "0", "IamSim:Audit:RetentionDays must be between 1 and 36500")]
    [InlineData("IamSim:Audit:RetentionDays", "-1", "IamSim:Audit:RetentionDays must be between 1 and 36500")]
    [InlineData("IamSim:Audit:RetentionDays", "a month", "IamSim:Audit:RetentionDays")]
    [InlineData("IamSim:Audit:Days", "7", "IamSim:Audit:Days is not a setting of IamSim.")]
    [InlineData("IamSim:Enforcement", "Sometimes", "IamSim:Enforcement")]
    [InlineData("IamSim:Credentials:UnknownKeys", "Sometimes", "IamSim:Credentials:UnknownKeys")]
    [InlineData("IamSim:Credentials:RootSecretAccessKey", "0123456789abcdefghij", "IamSim:Credentials:RootAccessKeyId and RootSecretAccessKey go together")]
    public void Read_WhatItCannotServe_StopsTheStartAndNamesIt(string key, string value, string problem)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read((key, value)));

        Assert.Contains(problem, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    private static IamSimOptions Read(params (string Key, string Value)[] settings) => OptionsSetup.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
}
