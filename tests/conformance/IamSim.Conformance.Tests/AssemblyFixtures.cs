using IamSim.Conformance.Tests.Support;
using IamSim.Tests.Servers;

[assembly: AssemblyFixture(typeof(LiveServer))]
[assembly: AssemblyFixture(typeof(NodeModules))]
[assembly: AssemblyFixture(typeof(PostgresServer))]
