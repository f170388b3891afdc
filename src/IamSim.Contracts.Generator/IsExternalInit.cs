namespace System.Runtime.CompilerServices;

/// <summary>netstandard2.0 lacks this marker, which the compiler wants for <c>init</c> and records.</summary>
internal static class IsExternalInit;
