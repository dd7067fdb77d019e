/// The face of the library, in the order in which a message meets it.
///
/// ```
/// readMessage(bytes)            bytes -> Message or WholeMessageProblem
/// writeMessage(type, ...)       papers -> bytes that validate against the official schema
/// readMessageJSON / messageJSON the lossless JSON form
/// samples(type, seed, count)    valid samples
/// manual(type)                  the printed field table
/// ```
public enum Standard {}
