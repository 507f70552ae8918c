/** Says in plain words why a request is not proven: varies one thing after the other and asks the verifier again. */
package dev.gatehouse.diagnosis;
