using System.Collections.Frozen;
using IamSim.Audit;
using IamSim.Authentication.Mfa;
using IamSim.Authorization;
using IamSim.Contracts;
using IamSim.Contracts.Validation;
using IamSim.Storage.Lane;

namespace IamSim.Calls;

/// <summary>
/// The one way through, for both doors. What comes in is a typed request and who makes it; what goes out is the outcome, after the commit
/// that holds effect and event.
/// </summary>
/// <remarks>
/// 1. Is it well-formed: the model's constraints. 2. Slow work, on a context for reading. 3. May they, and do it: a read at once, a change inside
/// the writer lane. 4. Event and commit: the lane. Whatever happens, exactly one event is written; if that can't be, the call has not happened.
/// </remarks>
internal sealed class CallRunner(
    WriterLane lane, IServiceScopeFactory scopes, Authorizer authorizer, AuditRecords records, ValidationFaults validation, ILogger<CallRunner> log)
{
    private static readonly FrozenDictionary<OperationModel, OperationHandler> Handlers =
        OperationRegistry.All.ToFrozenDictionary(h => h.Model);

    public static bool IsServed(OperationModel operation) => Handlers.ContainsKey(operation);

    /// <summary>The handler of an operation that is served.</summary>
    public static OperationHandler HandlerOf(OperationModel operation) => Handlers[operation];

    /// <summary>Runs an operation.</summary>
    /// <param name="call">Who calls, when, from where.</param>
    /// <param name="operation">What is called.</param>
    /// <param name="request">The decoded request.</param>
    /// <param name="violations">What decoding could not read; validation adds what the model's constraints refuse.</param>
    /// <param name="ct">Stops a read. A change that has reached the lane goes on to its end.</param>
    /// <exception cref="LaneUnavailableException">The event could not be written: the call has not happened, or nobody knows.</exception>
    public async ValueTask<Outcome<IShape>> RunAsync(
        Call call, OperationModel operation, IRequest request, Violations violations, CancellationToken ct)
    {
        // 1
        if (!Handlers.TryGetValue(operation, out var handler))
        {
            return await RefuseAsync(call, new CallSubject(operation, request), CommonFaults.NotImplemented(operation));
        }

        operation.Validate(request, violations);
        if (violations.Any)
        {
            // Nobody who may not call an operation learns what it makes of a request.
            call.IsMalformed = true;
            if (await RefuseUnauthorizedAsync(call, request, ct) is { } denial)
            {
                return await RefuseAsync(call, new CallSubject(operation, request), denial);
            }

            return await RefuseAsync(call, new CallSubject(operation, request), validation.Describe(operation, violations.Found));
        }

        // What prepares keeps what it prepared, even where CloudTrail calls it a read: the credential report.
        // Using an MFA code up is a change too: it must never be good again.
        return handler.Changes || handler.Prepares || CodeCheck.HasCode(request)
            ? await ChangeAsync(call, handler, request, ct)
            : await ReadAsync(call, handler, request, ct);
    }

    /// <summary>Records a call that was refused before it had an operation, or whose request could not be read.</summary>
    public async ValueTask<Outcome<IShape>> RefuseAsync(Call call, CallSubject subject, Fault fault)
    {
        await EnterAsync(call, new RecordedCall(records.Describe(call, subject, fault), records.DescribeOthers(call, subject, fault)), CancellationToken.None);
        return fault;
    }

    /// <summary>Records an answer that is not an operation's: REST's own questions.</summary>
    public Task RecordAsync(Call call, CallSubject subject, Fault? fault = null) =>
        EnterAsync(call, new RecordedCall(records.Describe(call, subject, fault), records.DescribeOthers(call, subject, fault)), CancellationToken.None);

    /// <summary>Runs a change that is not an operation's: REST's own. Gives why it was refused; null where it was not.</summary>
    /// <param name="call">Who calls, when, from where.</param>
    /// <param name="subject">What the call is about where the effect says nothing else.</param>
    /// <param name="apply">The effect, inside the lane, with what the event is to say of it.</param>
    /// <param name="ct">Stops the waiting for the lane; a change that has reached it goes on to its end.</param>
    public async Task<Fault?> ChangeAsync(
        Call call,
        CallSubject subject,
        Func<IServiceProvider, CancellationToken, ValueTask<(Fault? Fault, CallSubject Subject)>> apply,
        CancellationToken ct)
    {
        var change = new OwnChange(call, subject, apply, records, log);
        await EnterAsync(call, change, ct);
        return change.Fault;
    }

    private async ValueTask<Outcome<IShape>> ReadAsync(Call call, OperationHandler handler, IRequest request, CancellationToken ct)
    {
        Outcome<IShape> outcome;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            outcome = CodeCheck.RefuseHalf(request) is { } half ? half
                : await authorizer.RefuseAsync(scope.ServiceProvider, call, request, ct) is { } denial ? denial
                : await handler.RunAsync(scope.ServiceProvider, call, request, null, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            outcome = CommonFaults.RequestCanceled();
        }
        catch (BodyException e)
        {
            outcome = e.Fault;
        }
        catch (Exception e)
        {
            outcome = Defect(handler.Model, e);
        }

        var subject = new CallSubject(handler.Model, request, outcome.Value);
        await EnterAsync(call, new RecordedCall(records.Describe(call, subject, outcome.Fault), records.DescribeOthers(call, subject, outcome.Fault)), CancellationToken.None);
        return outcome;
    }

    private async ValueTask<Outcome<IShape>> ChangeAsync(Call call, OperationHandler handler, IRequest request, CancellationToken ct)
    {
        // 2
        object? prepared = null;
        if (handler.Prepares)
        {
            var outcome = await PrepareAsync(call, handler, request, ct);
            if (outcome.IsFault)
            {
                // What was asked of other services meanwhile has its events too.
                await RecordAsync(call, new CallSubject(handler.Model, request), outcome.Fault);
                return outcome.Fault;
            }

            prepared = outcome.Value;
        }

        CheckedCode? code = null;
        if (CodeCheck.HasCode(request))
        {
            var outcome = await CheckCodeAsync(call, request, ct);
            if (outcome.IsFault)
            {
                return await RefuseAsync(call, new CallSubject(handler.Model, request), outcome.Fault);
            }

            code = outcome.Value;
        }

        // 3 and 4
        var change = new ChangingCall(call, handler, request, prepared, code, authorizer, records, log);
        await EnterAsync(call, change, ct);
        return change.Outcome;
    }

    private async ValueTask<Fault?> RefuseUnauthorizedAsync(Call call, IRequest request, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await authorizer.RefuseAsync(scope.ServiceProvider, call, request, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return CommonFaults.RequestCanceled();
        }
        catch (Exception e)
        {
            return Defect(request.Model, e);
        }
    }

    private async Task EnterAsync(Call call, ILaneCall entry, CancellationToken ct)
    {
        await lane.RunAsync(entry, ct);
        call.IsRecorded = true;
    }

    private async ValueTask<Outcome<CheckedCode>> CheckCodeAsync(Call call, IRequest request, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<CodeCheck>().CheckAsync(call, request, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return CommonFaults.RequestCanceled();
        }
        catch (Exception e)
        {
            return Defect(request.Model, e);
        }
    }

    private async ValueTask<Outcome<object>> PrepareAsync(Call call, OperationHandler handler, IRequest request, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await authorizer.RefuseAsync(scope.ServiceProvider, call, request, ct) is { } denial)
            {
                return denial;
            }

            return await handler.PrepareAsync(scope.ServiceProvider, call, request, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return CommonFaults.RequestCanceled();
        }
        catch (BodyException e)
        {
            return e.Fault;
        }
        catch (Exception e)
        {
            return Defect(handler.Model, e);
        }
    }

    private Fault Defect(OperationModel operation, Exception e)
    {
        log.LogError(e, "{Operation} failed with an exception: a defect of IamSim", operation);
        return CommonFaults.InternalFailure();
    }
}
