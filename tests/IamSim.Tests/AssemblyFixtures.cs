using IamSim.Tests.Servers;

[assembly: AssemblyFixture(typeof(PostgresServer))]
