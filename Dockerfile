# IamSim in a container: built ahead of time, run by a user without rights, checked by its own readiness.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What restore needs, first: this layer is made anew only when a dependency changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/Directory.Build.props src/
COPY src/IamSim.Policies/*.csproj src/IamSim.Policies/
COPY src/IamSim.Contracts/*.csproj src/IamSim.Contracts/
COPY src/IamSim.Contracts.Generator/*.csproj src/IamSim.Contracts.Generator/
COPY src/IamSim/*.csproj src/IamSim/
RUN dotnet restore src/IamSim --use-current-runtime

COPY .editorconfig appsettings.json ./
COPY src/ src/
RUN dotnet publish src/IamSim --configuration Release --use-current-runtime --no-restore --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY LICENSE NOTICE ./

# The store is a volume that the server's user may write to.
RUN mkdir /data && chown $APP_UID /data
VOLUME /data
USER $APP_UID

# In a container the server is reached from outside, so an address is given; on a machine of its own it listens on loopback only.
ENV ASPNETCORE_URLS=http://+:5080 \
    ConnectionStrings__IamSim="Data Source=/data/iamsim.db"
EXPOSE 5080

# The image has no curl: bash asks by itself. Ready is more than alive: the database answers too.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5080 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '200 OK' <&3"]

ENTRYPOINT ["./IamSim"]
